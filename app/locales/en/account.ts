import type { Messages } from '../messages'

export const account: Messages['account'] = {
  title: 'My account',
  signIn: 'Sign in',
  signInLead: 'Use the e-mail address you registered with.',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on every device',
  register: 'Register',
  registerLead:
    'Register yourself first, then register or join an organisation: an enterprise, a rescue team, an organizer.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least {{n}} characters; a sentence only you would think of is fine.',
  toRegister: 'Register a new account',
  toForgot: 'Forgot the password',
  toSignIn: 'Sign in',
  haveAccount: 'I have an account: sign in',
  checkMail: 'Look into your mail',
  checkMailText:
    'We have sent a mail to this address. Open the link in it and the account is ready. If none arrives, look among the spam, or register once more.',
  noMail:
    'This site has no mail service yet: mails stay in the outbox, where an administrator can see them and pass the link on.',
  verify: 'Confirm the e-mail address',
  verifyLead: 'Press the button below to confirm that this address is yours.',
  verifiedNow: 'The address is confirmed. Please sign in.',
  linkOver: 'This link was used already, is out of date, or is not complete.',
  registerAgain: 'Register again',
  forgot: 'Choose a new password',
  forgotLead: 'Give the address you registered with; we send a link for choosing a new password.',
  forgotSent:
    'If this address has an account, a link for choosing a new password is on its way. It is good for an hour.',
  sendLink: 'Send the link',
  askAgain: 'Ask for a new link',
  reset: 'Set the new password',
  resetLead: 'You will be signed out on every device.',
  resetNow: 'The new password is in force. Please sign in.',
  deletedNow: 'The account is deleted.',
  confirm: 'Confirm that it is you',
  confirmLead: 'What comes next matters, so please type the password once more.',
  sessions: 'Signed in',
}
