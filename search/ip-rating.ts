/** Codes of protection as they are held in a document: IP65 is the number 65, IPX7 stays a text. */
const solids = ['X', '0', '1', '2', '3', '4', '5', '6']
const waters = ['X', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

const digits = (rating: string) => /^IP ?([0-6X])([0-9X])/i.exec(rating)?.slice(1) ?? null

/**
 * Every code whose two digits (solids, water; IEC 60529) both stand in `op` to those of `rating`, as text. An X
 * in `rating` demands nothing, an X in a code meets no demand. Empty where `rating` is no code.
 */
export function ipRatings(op: '>=' | '<=' | '=', rating: string): string[] {
  const wanted = digits(rating.toUpperCase())
  if (!wanted) return []
  const meets = (digit: string, demanded: string) =>
    demanded === 'X' ||
    (digit !== 'X' && (op === '=' ? digit === demanded : op === '>=' ? digit >= demanded : digit <= demanded))
  const [solid = 'X', water = 'X'] = wanted
  return solids
    .filter((digit) => meets(digit, solid))
    .flatMap((first) => waters.filter((digit) => meets(digit, water)).map((second) => `IP${first}${second}`))
}

/** As a document holds it. */
export const ipInDocument = (rating: string): number | string => {
  const code = /^IP(\d{2})$/.exec(rating)?.[1]
  return code ? Number(code) : rating
}
