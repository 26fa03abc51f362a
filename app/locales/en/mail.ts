import type { Messages } from '../messages'

export const mail: Messages['mail'] = {
  invitationSubject: 'Muster: {{organisation}} invites you to join',
  invitationText:
    'Hello,\n\n{{inviter}} invites you to join {{organisation}} on Muster as {{role}}. Please open this link, and sign in or register with this address to accept (good for {{days}} days):\n\n{{link}}\n\nIf you do not know them, you need do nothing.\n\nMuster',
  verifySubject: 'Muster: please confirm your e-mail address',
  verifyText:
    'Hello {{name}},\n\nthis address was used to register with Muster. Please open this link to confirm it (good for 48 hours):\n\n{{link}}\n\nIf it was not you, do not open the link, and the account stays closed.\n\nMuster',
  alreadySubject: 'Muster: this address is registered already',
  alreadyText:
    'Hello {{name}},\n\nthis address was used to register with Muster, but it has an account already. Please sign in:\n\n{{link}}\n\nIf you forgot the password:\n\n{{reset}}\n\nIf it was not you, you need do nothing.\n\nMuster',
  resetSubject: 'Muster: choose a new password',
  resetText:
    'Hello {{name}},\n\nplease open this link to choose a new password (good for one hour, once):\n\n{{link}}\n\nIf you did not ask for it you need do nothing; the old password stays.\n\nMuster',
  passwordChangedSubject: 'Muster: your password was changed',
  passwordChangedText:
    'Hello {{name}},\n\nyour password was changed just now, and you were signed out on every device.\n\nIf it was not you, choose a new password at once:\n\n{{reset}}\n\nMuster',
  decisionReason: '\nNote: {{reason}}\n',
  suspendedSubject: 'Muster: {{organisation}} is suspended',
  suspendedText:
    'Dear {{name}},\n\n{{organisation}} is suspended: what it published is no longer public, and its members only read.\n{{reason}}\n{{link}}\n\nMuster',
  restoredSubject: 'Muster: {{organisation}} is restored',
  restoredText:
    'Dear {{name}},\n\n{{organisation}} is back in the state it had before its suspension.\n{{reason}}\n{{link}}\n\nMuster',
  totp_added: 'codes from a phone were turned on',
  totp_removed: 'codes from a phone were turned off',
  passkey_added: 'a passkey was added',
  passkey_removed: 'a passkey was removed',
  recovery_codes_replaced: 'the recovery codes were replaced',
  factorSubject: 'Muster: {{what}}',
  factorText:
    'Hello {{name}},\n\nyour account was changed just now: {{what}}. See it here:\n\n{{link}}\n\nIf it was not you, choose a new password at once and then look at the page above:\n\n{{reset}}\n\nMuster',
  changeEmailSubject: 'Muster: please confirm your new e-mail address',
  changeEmailText:
    'Hello {{name}},\n\nyour Muster account is to have this address. Please open this link to confirm it (good for 24 hours):\n\n{{link}}\n\nIf it was not you, you need do nothing; the address stays as it is.\n\nMuster',
  emailChangingSubject: 'Muster: your account is to get another e-mail address',
  emailChangingText:
    'Hello {{name}},\n\nsomebody signed in to your Muster account asked to change its address to {{email}}. It changes once the new address is confirmed.\n\nIf it was you, you need do nothing.\n\nIf it was not, open this link (good for 72 hours): the address stays as it is or is put back, everybody is signed out, and the old password is good no more.\n\n{{link}}\n\nMuster',
}
