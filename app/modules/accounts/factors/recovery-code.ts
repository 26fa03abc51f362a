/** Thirty-two characters that are not taken for one another: no i, l, o, u. */
export const RECOVERY_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
export const RECOVERY_CODES = 10

/** A recovery code as it is compared: what people type for what they read is put right. */
export const plainRecoveryCode = (written: string): string =>
  written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')

/** As it is shown: four groups of four. */
export const shownRecoveryCode = (plain: string): string => plain.replace(/.{4}(?=.)/g, '$&-')

/** What was typed as a code: six digits are from an authenticator, anything else is a recovery code. */
export function readCode(written: string): { kind: 'totp' | 'recovery'; code: string } {
  const digits = written.normalize('NFKC').replace(/\s/g, '')
  return /^\d{6}$/.test(digits)
    ? { kind: 'totp', code: digits }
    : { kind: 'recovery', code: plainRecoveryCode(written) }
}
