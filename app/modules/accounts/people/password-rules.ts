export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

/** Parts that people put first when they must think of a password; none of them carries one alone. */
const common =
  /password|passw0rd|qwert|asdfgh|zxcvb|1q2w3e|iloveyou|admin|welcome|letmein|woaini|5201314|muster|abcd1234|\d{6,}/gi

/**
 * Why a password is not good enough; null: it is. Long enough to guess at, not just the person's own name or
 * address, not just what everybody takes (NIST SP 800-63B: length and a list of what is known, no rules of
 * composition).
 */
export function passwordFault(
  password: string,
  about: readonly string[] = [],
): 'too_short' | 'too_long' | 'too_common' | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < PASSWORD_MIN) return 'too_short'
  if (characters.length > PASSWORD_MAX) return 'too_long'
  let rest = password.toLowerCase()
  for (const word of about.flatMap((text) => text.toLowerCase().split(/[@.\s]+/)))
    if (word.length >= 4) rest = rest.replaceAll(word, '')
  rest = rest.replace(common, '')
  return new Set(rest).size < 6 ? 'too_common' : null
}
