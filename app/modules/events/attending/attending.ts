import { ancestors, type Vocabulary } from '~/modules/vocabulary'

export type AttendingNeed = {
  id: number
  scenarios: string[]
  tracks: string[]
  urgency: 'low' | 'medium' | 'high' | 'critical'
  publishedAt: Date | null
}
export type AttendingQuery = { scenario: string[]; track: string[] }

const urgencies = ['critical', 'high', 'medium', 'low'] as const

/**
 * The needs that answer a query, the most urgent and newest first, and how many each value of a facet would give beside the
 * choices in the other. Codes count for those above them.
 */
export function findNeeds(
  needs: readonly AttendingNeed[],
  query: AttendingQuery,
  { scenarios, tracks }: Vocabulary,
): { found: AttendingNeed[]; counts: Record<keyof AttendingQuery, { code: string; count: number }[]> } {
  const prepared = needs.map((need) => ({
    need,
    scenario: new Set(need.scenarios.flatMap((code) => [code, ...ancestors(scenarios, code)])),
    track: new Set(need.tracks.flatMap((code) => [code, ...ancestors(tracks, code)])),
  }))
  const any = (chosen: readonly string[], among: ReadonlySet<string>) =>
    chosen.length === 0 || chosen.some((code) => among.has(code))
  const tally = (facet: keyof AttendingQuery) => {
    const other = facet === 'scenario' ? 'track' : 'scenario'
    const counts = new Map<string, number>()
    for (const each of prepared)
      if (any(query[other], each[other]))
        for (const code of each[facet]) counts.set(code, (counts.get(code) ?? 0) + 1)
    return [...counts].map(([code, count]) => ({ code, count }))
  }
  const time = ({ publishedAt }: AttendingNeed) => publishedAt?.getTime() ?? 0
  return {
    found: prepared
      .filter((each) => any(query.scenario, each.scenario) && any(query.track, each.track))
      .map(({ need }) => need)
      .sort(
        (a, b) =>
          urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || time(b) - time(a) || b.id - a.id,
      ),
    counts: { scenario: tally('scenario'), track: tally('track') },
  }
}
