import { type Vocabulary, withDescendants } from '~/modules/vocabulary'
import type { Exhibitor } from './exhibitors.server'
import { boothNumber } from './number-booths'
import type { Booth } from './plan'
import type { Taken } from './taken.server'

/**
 * Which booths a search finds: by their number, by the company that exhibits there, or by the name, a scenario or a track of
 * what that company shows, as it is called in either language. A term finds what is below it too.
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
  const found = new Set(
    [...exhibitors.values()]
      .filter(
        (each) =>
          says(each.nameZh) ||
          says(each.nameEn) ||
          each.shows.some(
            (shown) =>
              says(shown.nameZh) ||
              says(shown.nameEn) ||
              tracks.has(shown.track) ||
              shown.scenarios.some((code) => scenarios.has(code)),
          ),
      )
      .map(({ id }) => id),
  )
  return (booth) => {
    if (booth.number.startsWith(number)) return true
    const holder = taken.get(booth.id)
    return holder?.state === 'sold' && found.has(holder.organisationId)
  }
}

/** Which exhibitors show something that is of one of these scenarios and of one of these tracks; an empty list asks nothing. */
export function exhibitorsShowing(
  { scenario, track }: { scenario: readonly string[]; track: readonly string[] },
  { vocabulary, exhibitors }: { vocabulary: Vocabulary; exhibitors: ReadonlyMap<number, Exhibitor> },
): ReadonlySet<number> {
  const below = (terms: Vocabulary['scenarios'] | Vocabulary['tracks'], codes: readonly string[]) =>
    new Set(codes.flatMap((code) => withDescendants(terms, code)))
  const scenarios = below(vocabulary.scenarios, scenario)
  const tracks = below(vocabulary.tracks, track)
  const meets = (wanted: ReadonlySet<string>, has: readonly string[]) =>
    wanted.size === 0 || has.some((code) => wanted.has(code))
  return new Set(
    [...exhibitors.values()]
      .filter(({ shows }) =>
        shows.some((shown) => meets(scenarios, shown.scenarios) && meets(tracks, [shown.track])),
      )
      .map(({ id }) => id),
  )
}
