import { ancestors, descendants, type TreeTerm } from '~/modules/vocabulary'

/**
 * How near two terms of a tree are, from the need's side. `same`: the term itself or, for a term that
 * a need names as a whole branch, anything below it; `above`: the offering names the branch only;
 * `neighbour`: another child of the same parent.
 */
export type Kinship = 'same' | 'below' | 'above' | 'neighbour'
export type Kin = { kinship: Kinship; closeness: number }

export type KinshipValues = Readonly<Record<Kinship, number>>

/** A need for a branch is met by any of its kinds; an offering of a whole branch may be any of them. */
export const trackCloseness: KinshipValues = { same: 1, below: 1, above: 0.6, neighbour: 0.3 }
export const scenarioCloseness: KinshipValues = { same: 1, below: 0.85, above: 0.7, neighbour: 0.35 }

type Terms = ReadonlyMap<string, TreeTerm>
const known = new WeakMap<Terms, Map<string, Map<string, Kin>>>()

/**
 * Every term that is kin to `code`, with how near it is. An unknown code is kin to itself only. A tree is
 * always asked with the same values, and each of its codes is worked out once.
 */
export function kinOf(terms: Terms, code: string, values: KinshipValues): Map<string, Kin> {
  const ofTree = known.get(terms) ?? new Map<string, Map<string, Kin>>()
  known.set(terms, ofTree)
  const kin = ofTree.get(code) ?? findKin(terms, code, values)
  ofTree.set(code, kin)
  return kin
}

function findKin(terms: Terms, code: string, values: KinshipValues): Map<string, Kin> {
  const kin = new Map<string, Kin>()
  const add = (other: string, kinship: Kinship) => {
    if (!kin.has(other)) kin.set(other, { kinship, closeness: values[kinship] })
  }
  add(code, 'same')
  for (const below of descendants(terms, code)) add(below, 'below')
  for (const above of ancestors(terms, code)) add(above, 'above')
  const parent = terms.get(code)?.parent ?? null
  if (parent !== null) for (const other of descendants(terms, parent)) add(other, 'neighbour')
  return kin
}

/** The nearest of several kin maps for a term, or undefined where it is kin to none. */
export function nearestKin(kins: readonly Map<string, Kin>[], code: string): Kin | undefined {
  let nearest: Kin | undefined
  for (const kin of kins) {
    const found = kin.get(code)
    if (found !== undefined && (nearest === undefined || found.closeness > nearest.closeness)) nearest = found
  }
  return nearest
}
