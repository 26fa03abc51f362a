/**
 * The unified social credit code of a legal person (GB 32100-2015): 18 characters, being the registering
 * authority, the kind of legal person, the six digits of the place of registration, the nine characters of
 * the organisation code, and a check character.
 */

/** Without I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = 31
/** 3 to the power of the position, modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Not 18 characters; a character no code has; no digits where the place stands; a check character that differs. */
export type CreditCodeFault = 'length' | 'letter' | 'region' | 'check'

/** As it is kept: capitals of normal width, without spaces and hyphens. */
export const normaliseCreditCode = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\ufeff\p{Pd}]/gu, '')

/** What is wrong with a normalised code; null where nothing is. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (code.length !== 18) return 'length'
  if ([...code].some((character) => !alphabet.includes(character))) return 'letter'
  if (!/^..\d{6}/.test(code)) return 'region'
  return code[17] === checkCharacter(code) ? null : 'check'
}

/** The check character of the first 17 characters. */
export function checkCharacter(code: string): string {
  const sum = weights.reduce(
    (total, weight, position) => total + weight * alphabet.indexOf(code[position] as string),
    0,
  )
  return alphabet[(MODULUS - (sum % MODULUS)) % MODULUS] as string
}
