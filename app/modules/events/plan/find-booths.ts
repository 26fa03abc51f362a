import { type Vocabulary, withDescendants } from '~/modules/vocabulary'
import type { Exhibitor } from './exhibitors.server'
import { boothNumber } from './number-booths'
import type { Booth } from './plan'
import type { Taken } from './taken.server'

/**
 * Which booths a search finds: by their number, by the company that exhibits there, or by a scenario or track of what that
 * company offers, as it is called in either language. A term finds what is below it too.
 */
export function boothFinder(
  query: string,
  {
    vocabulary,
    taken,
    exhibitors,
  }: {
    vocabulary: Vocabulary
    taken: ReadonlyMap<number, Taken>
    exhibitors: ReadonlyMap<number, Exhibitor>
  },
): (booth: Booth) => boolean {
  const wanted = query.trim().toLowerCase()
  const number = boothNumber(query)
  const says = (text: string) => text.toLowerCase().includes(wanted)
  const named = (terms: Vocabulary['scenarios'] | Vocabulary['tracks']) =>
    new Set(
      [...terms.values()]
        .filter(({ zh, en }) => says(zh) || says(en))
        .flatMap(({ code }) => withDescendants(terms, code)),
    )
  const scenarios = named(vocabulary.scenarios)
  const tracks = named(vocabulary.tracks)
  const shares = (named: ReadonlySet<string>, of: ReadonlySet<string>) =>
    [...of].some((code) => named.has(code))
  const found = new Set(
    [...exhibitors.values()]
      .filter(
        (each) =>
          says(each.nameZh) ||
          says(each.nameEn) ||
          shares(scenarios, each.scenarios) ||
          shares(tracks, each.tracks),
      )
      .map(({ id }) => id),
  )
  return (booth) => {
    if (booth.number.startsWith(number)) return true
    const holder = taken.get(booth.id)
    return holder?.state === 'sold' && found.has(holder.organisationId)
  }
}
