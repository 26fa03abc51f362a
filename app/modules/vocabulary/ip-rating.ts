/**
 * Ingress protection (IEC 60529): two digits that are compared one by one, solids and water. X is "not
 * stated". IP54 neither meets nor exceeds IP45.
 */
export type IpRating = { solids: number | null; water: number | null }

const IP = /^IP[\s-]?([0-6X])([0-9X])[A-Z]{0,2}$/i

/** Reads IP54, ip 67, IPX7, and bare 67; null where it is none. */
export function parseIp(text: string): IpRating | null {
  const plain = text.normalize('NFKC').trim()
  const match = IP.exec(/^\d\d$/.test(plain) ? `IP${plain}` : plain)
  if (match === null) return null
  const digit = (sign: string | undefined) => (sign === undefined || /x/i.test(sign) ? null : Number(sign))
  return { solids: digit(match[1]), water: digit(match[2]) }
}

export const writeIp = ({ solids, water }: IpRating) => `IP${solids ?? 'X'}${water ?? 'X'}`

/**
 * How the first rating stands to the second: 1 better in one digit and worse in none, 0 equal, -1 the other
 * way round, null where they cannot be compared (each better in one digit, a digit not stated, no rating).
 */
export function compareIp(first: string, second: string): -1 | 0 | 1 | null {
  const a = parseIp(first)
  const b = parseIp(second)
  if (a === null || b === null) return null
  const pairs = [
    [a.solids, b.solids],
    [a.water, b.water],
  ]
  const signs = pairs.map(([x, y]) => (x === y ? 0 : x == null || y == null ? null : Math.sign(x - y)))
  if (signs.includes(null)) return null
  if (signs.includes(1) && signs.includes(-1)) return null
  return signs.includes(1) ? 1 : signs.includes(-1) ? -1 : 0
}

/** Whether an offered rating meets a demanded one, digit by digit; null where a demanded digit is not stated. */
export function meetsIp(offered: string, demanded: string): boolean | null {
  const have = parseIp(offered)
  const want = parseIp(demanded)
  if (have === null || want === null) return null
  const digits = [
    [have.solids, want.solids],
    [have.water, want.water],
  ]
  const outcomes = digits.map(([x, y]) => (y == null ? true : x == null ? null : x >= y))
  if (outcomes.includes(false)) return false
  return outcomes.includes(null) ? null : true
}
