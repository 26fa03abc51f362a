/** The two digits of an ingress-protection mark; null is an X: not stated. */
export type IpRating = { solids: number | null; water: number | null }

const pattern = /IP\s*([0-6X])\s*([0-9X])(?:K)?/giu

/** Every mark in a text such as "IP67", "IPX8", "IP66/IP68"; empty where there is none. */
export function readIpRatings(text: string): IpRating[] {
  return [...text.matchAll(pattern)].map((found) => ({ solids: digit(found[1]), water: digit(found[2]) }))
}

/**
 * Whether equipment marked `offered` satisfies `demanded`, digit by digit: solids and water both at
 * least as high. An X in the demand asks nothing; an X in the offer leaves the digit unknown. Where an
 * offer bears several marks, one that satisfies is enough. Null: it cannot be told.
 */
export function ipSatisfies(offered: string, demanded: string): boolean | null {
  const wanted = readIpRatings(demanded)[0]
  if (wanted === undefined) return null
  let best: boolean | null = false
  const marks = readIpRatings(offered)
  if (marks.length === 0) return null
  for (const mark of marks) {
    const solids = atLeast(mark.solids, wanted.solids)
    const water = atLeast(mark.water, wanted.water)
    if (solids === true && water === true) return true
    if (solids !== false && water !== false) best = null
  }
  return best
}

function atLeast(offered: number | null, demanded: number | null): boolean | null {
  if (demanded === null) return true
  return offered === null ? null : offered >= demanded
}

const digit = (text: string | undefined) => (text === undefined || /x/i.test(text) ? null : Number(text))
