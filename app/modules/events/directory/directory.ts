import { ancestors, type Lang, type Vocabulary } from '~/modules/vocabulary'
import type { Hall } from '../plan/plan'

export type ShownOffering = {
  id: number
  nameZh: string
  nameEn: string
  track: string
  scenarios: string[]
}

/** Who exhibits: the organisation, the name above its booth, its booths, and what it shows to everybody. */
export type Exhibitor = {
  id: number
  nameZh: string
  nameEn: string
  fasciaZh: string
  fasciaEn: string
  booths: { number: string; hall: string }[]
  offerings: ShownOffering[]
}
export type Directory = { exhibitors: Exhibitor[]; halls: Hall[] }

export const directoryFacets = ['hall', 'scenario', 'track'] as const
export type DirectoryFacet = (typeof directoryFacets)[number]
/** OR inside a facet, AND across; every word of the text must be found. */
export type DirectoryQuery = { q: string } & Record<DirectoryFacet, string[]>

type Counts = Record<DirectoryFacet, { code: string; count: number }[]>

/**
 * The exhibitors that a query finds, in their order, and how many each value of a facet would give beside the choices in
 * the others. Of scenario and track one offering must answer both. Codes count for those above them.
 */
export function findExhibitors(
  exhibitors: readonly Exhibitor[],
  query: DirectoryQuery,
  vocabulary: Vocabulary,
): { found: Exhibitor[]; counts: Counts } {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean)
  const prepared = exhibitors
    .map((exhibitor) => prepare(exhibitor, vocabulary))
    .filter(({ text }) => words.every((word) => text.includes(word)))
  const any = (chosen: readonly string[], among: ReadonlySet<string>) =>
    chosen.length === 0 || chosen.some((code) => among.has(code))
  const narrowed = query.scenario.length + query.track.length > 0

  const counts = Object.fromEntries(
    directoryFacets.map((facet) => {
      const asked = { ...query, [facet]: [] }
      const others = facet === 'hall' ? narrowed : asked.scenario.length + asked.track.length > 0
      const tally = new Map<string, number>()
      for (const { halls, shows } of prepared) {
        if (!any(asked.hall, halls)) continue
        const fitting = shows.filter(
          ({ scenarios, tracks }) => any(asked.scenario, scenarios) && any(asked.track, tracks),
        )
        if (others && fitting.length === 0) continue
        const codes =
          facet === 'hall'
            ? halls
            : new Set(fitting.flatMap((each) => [...(facet === 'scenario' ? each.scenarios : each.tracks)]))
        for (const code of codes) tally.set(code, (tally.get(code) ?? 0) + 1)
      }
      return [facet, [...tally].map(([code, count]) => ({ code, count }))]
    }),
  ) as Counts

  const found = prepared
    .filter(
      ({ halls, shows }) =>
        any(query.hall, halls) &&
        (!narrowed ||
          shows.some(({ scenarios, tracks }) => any(query.scenario, scenarios) && any(query.track, tracks))),
    )
    .map(({ exhibitor }) => exhibitor)
  return { found, counts }
}

function prepare(exhibitor: Exhibitor, { scenarios, tracks }: Vocabulary) {
  const { booths, offerings } = exhibitor
  const shows = offerings.map((offering) => ({
    scenarios: new Set(offering.scenarios.flatMap((code) => [code, ...ancestors(scenarios, code)])),
    tracks: new Set([offering.track, ...ancestors(tracks, offering.track)]),
  }))
  const terms = [
    ...[...new Set(shows.flatMap((each) => [...each.scenarios]))].map((code) => scenarios.get(code)),
    ...[...new Set(shows.flatMap((each) => [...each.tracks]))].map((code) => tracks.get(code)),
  ]
  const said = [
    ...[exhibitor.fasciaZh, exhibitor.fasciaEn, exhibitor.nameZh, exhibitor.nameEn],
    ...booths.map(({ number }) => number),
    ...offerings.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]),
    ...terms.flatMap((term) => (term ? [term.zh, term.en] : [])),
  ]
  return {
    exhibitor,
    shows,
    halls: new Set(booths.map(({ hall }) => hall)),
    text: said.join('\n').toLowerCase(),
  }
}

/** By the name above the booth, as a reader of the language looks it up. */
export function inNameOrder(exhibitors: readonly Exhibitor[], lang: Lang): Exhibitor[] {
  const { compare } = new Intl.Collator(lang === 'zh' ? 'zh-CN-u-co-pinyin' : 'en', { numeric: true })
  const name = ({ fasciaZh, fasciaEn }: Exhibitor) => (lang === 'zh' ? fasciaZh : fasciaEn || fasciaZh)
  return exhibitors.toSorted((a, b) => compare(name(a), name(b)) || a.id - b.id)
}
