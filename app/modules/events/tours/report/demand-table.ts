import { ancestors, type Vocabulary } from '~/modules/vocabulary'

/** What of a need counts for the table: its kinds, and when it was asked and answered. */
export type DemandNeed = {
  id: number
  scenarios: readonly string[]
  tracks: readonly string[]
  publishedAt: Date
  /** null: it stands */
  closedAt: Date | null
  closedHow: string | null
}

export type DemandCell = {
  /** codes of the top of both trees; empty: the need names none */
  scenario: string
  track: string
  /** open when the stop began, and now */
  before: number
  now: number
  /** asked since, met since, and ended in another way since */
  asked: number
  met: number
  ended: number
}

const topOf = (terms: Vocabulary['scenarios'] | Vocabulary['tracks'], code: string): string =>
  ancestors(terms, code).at(-1) ?? code

/**
 * How the open needs of a region stand by scenario and track, before a stop and now. A need stands once under each of its
 * scenarios and tracks. `from` and `until`: instants; what was asked and ended in between is counted too.
 */
export function demandTable(
  needs: readonly DemandNeed[],
  { scenarios, tracks }: Pick<Vocabulary, 'scenarios' | 'tracks'>,
  { from, until }: { from: Date; until: Date },
): DemandCell[] {
  const cells = new Map<string, DemandCell>()
  for (const need of needs) {
    if (need.publishedAt > until) continue
    const before = need.publishedAt <= from && (need.closedAt === null || need.closedAt > from)
    const now = need.closedAt === null || need.closedAt > until
    const asked = need.publishedAt > from
    const ended = !now && need.closedAt !== null && need.closedAt > from
    if (!before && !now && !asked && !ended) continue
    const own = (codes: readonly string[], terms: Vocabulary['scenarios'] | Vocabulary['tracks']) =>
      codes.length === 0 ? [''] : [...new Set(codes.map((code) => topOf(terms, code)))]
    for (const scenario of own(need.scenarios, scenarios))
      for (const track of own(need.tracks, tracks)) {
        const key = `${scenario} ${track}`
        const cell = cells.get(key) ?? { scenario, track, before: 0, now: 0, asked: 0, met: 0, ended: 0 }
        cell.before += Number(before)
        cell.now += Number(now)
        cell.asked += Number(asked)
        cell.met += Number(ended && need.closedHow === 'met')
        cell.ended += Number(ended && need.closedHow !== 'met')
        cells.set(key, cell)
      }
  }
  return [...cells.values()].sort(
    (a, b) => a.scenario.localeCompare(b.scenario) || a.track.localeCompare(b.track),
  )
}
