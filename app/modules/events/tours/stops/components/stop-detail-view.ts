import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { regionName } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { datesOf } from '../../../components/event-card-view'
import { type Event, takesVisitors } from '../../../event'
import { meetingsPath } from '../../../meetings/meeting-words'
import type { SignUp } from '../../sign-ups/sign-up'
import type { StopTaken } from '../public-stop.server'
import { degrees, type Stop, type StopPhase, sides, stopPhaseOn, takesSignUps, tourAt } from '../stop'
import type { StopDocument } from '../stop-documents.server'
import { ownAt, type StopCardView, stopNumbers, stopPath, takenWords, themesOf } from './stop-card-view'

export type StopDetailView = {
  number: string
  title: string
  dates: string
  region: string
  phase: StopPhase
  /** why it does not take place; null: it does */
  cancelled: string | null
  draft: boolean
  text: string
  facts: [name: string, value: string][]
  /** the venue where other software can open it (`geo:`) */
  place: { text: string; href: string } | null
  /** who receives it there; empty: nobody is named */
  host: string
  themes: string[]
  documents: { href: string; title: string; size: string }[]
  needsHref: string
  signUpHref: string | null
  /** how the viewer's organisation stands there; null: it has not asked, or took it back */
  own: StopCardView['own']
  /** where visitors register; null: they cannot now */
  registerHref: string | null
  manageHref: string | null
  /** what the viewer's organisation does there; null: it takes no part */
  programmeHref: string | null
  /** where those who take part meet; null: nothing is set up */
  meetingsHref: string | null
  /** the stops before and after it */
  before: { href: string; title: string } | null
  after: { href: string; title: string } | null
}

type Around = {
  event: Event
  stops: readonly Stop[]
  taken: StopTaken
  documents: readonly StopDocument[]
  lang: Lang
  vocabulary: Vocabulary
  today: string
  manages: boolean
  own: SignUp | null
  takesPart: boolean
  meets: boolean
}

/** The page of one stop. */
export function stopDetailView(stop: Stop, around: Around): StopDetailView {
  const { event, stops, taken, documents, lang, vocabulary, today, manages, own, takesPart, meets } = around
  const standing = ownAt(own, stop, around)
  const { t } = i18nFor(lang)
  const at = stops.findIndex(({ id }) => id === stop.id)
  const next = (other: Stop | undefined) =>
    other ? { href: stopPath(lang, other), title: inLang(lang, other.titleZh, other.titleEn) } : null
  const contact = [stop.contactName, stop.contactPhone, stop.contactEmail].filter(Boolean)
  const usual = [event.contactName, event.contactPhone, event.contactEmail].filter(Boolean)
  const venue = [inLang(lang, stop.venueZh, stop.venueEn), inLang(lang, stop.addressZh, stop.addressEn)]
  const facts: [string, string][] = [
    [t('event.when'), datesOf(stop, lang)],
    [t('event.hours'), t('event.hoursDaily', { opens: stop.opens, closes: stop.closes })],
    [t('event.where'), venue.filter(Boolean).join(' · ')],
    [t('tour.capacity'), sides.map((side) => takenWords(stop, side, taken, lang)).join(' · ')],
    [t('event.organizer'), inLang(lang, event.organizer.nameZh, event.organizer.nameEn)],
    [t('event.contact'), (contact.length > 0 ? contact : usual).join(' · ')],
  ]
  return {
    number: stopNumbers(stops).get(stop.id) ?? '',
    title: inLang(lang, stop.titleZh, stop.titleEn),
    dates: datesOf(stop, lang),
    region: regionName(vocabulary, stop.region, lang),
    phase: stopPhaseOn(event, stop, today),
    cancelled: stop.cancelled
      ? t('tour.cancelledNotice', { reason: stop.cancelled.reason })
      : event.state === 'cancelled'
        ? t('event.cancelledNotice', { reason: event.cancelReason })
        : null,
    draft: event.state === 'draft',
    text: inLang(lang, stop.textZh, stop.textEn),
    facts: facts.filter(([, value]) => value !== ''),
    place: stop.place && {
      text: t('tour.degrees', {
        latitude: degrees(stop.place.latitude),
        longitude: degrees(stop.place.longitude),
      }),
      href: `geo:${degrees(stop.place.latitude)},${degrees(stop.place.longitude)}`,
    },
    host: inLang(lang, stop.hostZh, stop.hostEn),
    themes: themesOf(stop, vocabulary, lang),
    documents: documents.map(({ fileId, title, bytes }) => ({
      href: `${stopPath(lang, stop)}/documents/${fileId}`,
      title,
      size: t('tour.kilobytes', { n: Math.max(1, Math.round(bytes / 1024)) }),
    })),
    needsHref: localPath(lang, `/needs?region=${stop.region}`),
    own: standing,
    signUpHref:
      standing || takesSignUps(event, stop, today)
        ? localPath(lang, `/events/${event.id}/sign-up?stop=${stop.id}`)
        : null,
    registerHref: takesVisitors(tourAt(event, stop), today)
      ? localPath(lang, `/events/${event.id}/register?stop=${stop.id}`)
      : null,
    manageHref: manages ? localPath(lang, `/events/${event.id}/manage/stops/${stop.id}`) : null,
    programmeHref: takesPart ? `${stopPath(lang, stop)}/programme` : null,
    meetingsHref:
      meets && event.state === 'published' && !stop.cancelled
        ? localPath(lang, meetingsPath({ eventId: event.id, stopId: stop.id }))
        : null,
    before: next(stops[at - 1]),
    after: next(stops[at + 1]),
  }
}
