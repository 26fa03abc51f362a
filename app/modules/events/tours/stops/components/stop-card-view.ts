import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { regionName } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'
import { codeName, tileName, type Vocabulary } from '~/modules/vocabulary'
import type { RouteTile } from '~/ui/tile-map'
import { datesOf } from '../../../components/event-card-view'
import type { Event } from '../../../event'
import type { SignUp, SignUpState } from '../../sign-ups/sign-up'
import type { StopTaken } from '../public-stop.server'
import { capacityOf, type Side, type Stop, type StopPhase, sides, stopPhaseOn } from '../stop'

export type StopCardView = {
  id: number
  /** its place in the route, from 1; empty where it was called off */
  number: string
  href: string
  title: string
  dates: string
  region: string
  venue: string
  phase: StopPhase
  /** how the viewer's organisation stands there; null: it has not asked, or took it back */
  own: { state: SignUpState; words: string } | null
  themes: string[]
  /** what it asks for, in a few lines */
  asks: string
  /** open needs of the region that everybody may see, with the list of them */
  needs: { text: string; href: string } | null
  /** how many of each side take part, of how many */
  taken: string[]
}

type Around = {
  event: Pick<Event, 'state'>
  lang: Lang
  vocabulary: Vocabulary
  today: string
  taken: StopTaken
  /** open public needs by region */
  openNeeds: ReadonlyMap<string, number>
  own: SignUp | null
}

/** The numbers of stops along the route: those that are called off have none. */
export function stopNumbers(stops: readonly Stop[]): Map<number, string> {
  let last = 0
  return new Map(stops.map((stop) => [stop.id, stop.cancelled ? '' : String(++last)]))
}

export const stopPath = (lang: Lang, { eventId, id }: Pick<Stop, 'eventId' | 'id'>): string =>
  localPath(lang, `/events/${eventId}/stops/${id}`)

/** What one of these stops is called; empty: it is none of them. */
export function stopTitle(stops: readonly Stop[], id: number | null, lang: Lang): string {
  const stop = stops.find((each) => each.id === id)
  return stop ? inLang(lang, stop.titleZh, stop.titleEn) : ''
}

export const themesOf = (stop: Stop, vocabulary: Vocabulary, lang: Lang): string[] => [
  ...stop.scenarios.map((code) => codeName(vocabulary.scenarios, code, lang)),
  ...stop.tracks.map((code) => codeName(vocabulary.tracks, code, lang)),
]

/**
 * How an organisation that signed up stands at a stop, in words; null: it has not asked there, or took it back, or nobody
 * comes there.
 */
export function ownAt(
  own: SignUp | null,
  stop: Stop,
  { event, today, lang }: Pick<Around, 'event' | 'today' | 'lang'>,
): StopCardView['own'] {
  const state = own?.stops.find(({ stopId }) => stopId === stop.id)?.state
  if (!state || state === 'withdrawn' || stopPhaseOn(event, stop, today) === 'cancelled') return null
  return { state, words: i18nFor(lang).t(`signUp.state_${state}`) }
}

/** How full one side of a stop is, in words. */
export function takenWords(stop: Stop, side: Side, taken: StopTaken, lang: Lang): string {
  const { t } = i18nFor(lang)
  const own = taken.get(stop.id)?.[side]
  const [accepted, of] = [own?.accepted ?? 0, capacityOf(stop, side)]
  return [
    t(`tour.taken_${side}`, { n: accepted, of }),
    accepted >= of ? t('tour.full') : '',
    own && own.waiting > 0 ? t('tour.waiting', { n: own.waiting }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The stops of a tour as cards, in the order of their days. */
export function stopCards(stops: readonly Stop[], around: Around): StopCardView[] {
  const { event, own, lang, vocabulary, today, taken, openNeeds } = around
  const { t } = i18nFor(lang)
  const numbers = stopNumbers(stops)
  return stops.map((stop) => {
    const n = openNeeds.get(stop.region) ?? 0
    return {
      id: stop.id,
      number: numbers.get(stop.id) ?? '',
      href: stopPath(lang, stop),
      title: inLang(lang, stop.titleZh, stop.titleEn),
      dates: datesOf(stop, lang),
      region: regionName(vocabulary, stop.region, lang),
      venue: inLang(lang, stop.venueZh, stop.venueEn),
      phase: stopPhaseOn(event, stop, today),
      own: ownAt(own, stop, around),
      themes: themesOf(stop, vocabulary, lang),
      asks: inLang(lang, stop.textZh, stop.textEn),
      needs:
        n > 0
          ? {
              text: t('tour.openNeeds', { n: formatNumber(n, lang) }),
              href: localPath(lang, `/needs?region=${stop.region}`),
            }
          : null,
      taken: sides.map((side) => takenWords(stop, side, taken, lang)),
    }
  })
}

/** Every province-level unit as a tile, with the numbers of the stops there, and the order in which they are visited. */
export function routeTiles(
  stops: readonly Stop[],
  { lang, vocabulary }: Pick<Around, 'lang' | 'vocabulary'>,
): { tiles: RouteTile[]; path: string[] } {
  const numbers = stopNumbers(stops)
  const held = stops.filter(({ cancelled }) => cancelled === null)
  return {
    path: held.map(({ region }) => region),
    tiles: [...vocabulary.regions.values()].map((region) => {
      const own = held.filter((stop) => stop.region === region.code)
      const [first] = own
      const titles = own.map((stop) => inLang(lang, stop.titleZh, stop.titleEn)).join(' · ')
      return {
        code: region.code,
        col: region.tile.col,
        row: region.tile.row,
        ...tileName(region, lang),
        name: titles || regionName(vocabulary, region.code, lang),
        href: first ? stopPath(lang, first) : null,
        mark: own.length > 0 ? own.map(({ id }) => numbers.get(id)).join(' · ') : null,
      }
    }),
  }
}
