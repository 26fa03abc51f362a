import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { notify } from '~/modules/notifications/index.server'
import { inLang } from '~/modules/offerings'
import type { Env } from '~/platform/env.server'
import { queueMail } from '~/platform/mail.server'
import type { Tx } from '~db/client.server'
import { datesOf } from '../components/event-card-view'
import type { Event } from '../event'
import { attachTicket } from './ticket-attachment.server'
import { ticketLink } from './ticket-link.server'
import { shownNumber } from './ticket-number'
import type { Visitor } from './visitor'

type Way = { origin: string; at: Date }
/** Who speaks, and in which language. */
type Speaking = Pick<Person, 'name' | 'language'>
type Told = { visitors: readonly Visitor[]; person: Person }

/**
 * Tells whoever registered, and mails each visitor who gave an address their ticket, in the language of whoever
 * registered them: a visitor needs no account, so nobody knows theirs.
 */
export async function tellRegistered(
  tx: Tx,
  env: Env,
  event: Event,
  { visitors, person }: Told,
  { origin, at }: Way,
): Promise<void> {
  await notify(
    tx,
    {
      kind: 'exhibition',
      event: 'visitor_registered',
      to: { personIds: [person.id] },
      words: 'visitor.mail_registered',
      params: {
        event: { zh: event.titleZh, en: event.titleEn || event.titleZh },
        names: visitors.map(({ name, number }) => `${name}（${shownNumber(number)}）`).join('、'),
        opens: event.opens,
        day: { day: event.startsOn },
      },
      subject: `event:${event.id}`,
      path: `/events/${event.id}/register`,
      key: `event:${event.id}:visitors:${visitors.map(({ id }) => id).join(',')}`,
    },
    { origin, at },
  )
  for (const visitor of visitors) await mailTicket(tx, env, event, { visitor, person }, origin)
}

/** Tells whoever registered visitors for an event, or for one stop of a tour, that it was called off, and why. */
export async function tellCalledOff(
  tx: Tx,
  event: Pick<Event, 'id' | 'titleZh' | 'titleEn'>,
  { reason, at, stopId }: { reason: string; at: Date; stopId?: number },
): Promise<void> {
  let query = tx
    .selectFrom('event_visitors')
    .select('person_id')
    .distinct()
    .where('event_id', '=', event.id)
    .where('state', '=', 'registered')
  // Whoever signed up is told as such.
  if (stopId !== undefined) query = query.where('stop_id', '=', stopId).where('sign_up_id', 'is', null)
  const people = await query.execute()
  await notify(
    tx,
    {
      kind: 'exhibition',
      event: 'visitor_called_off',
      to: { personIds: people.map(({ person_id: id }) => id) },
      words: 'visitor.mail_calledOff',
      params: { event: { zh: event.titleZh, en: event.titleEn || event.titleZh }, reason },
      subject: `event:${event.id}`,
      path: stopId === undefined ? `/events/${event.id}` : `/events/${event.id}/stops/${stopId}`,
      key: `event:${event.id}:called-off${stopId === undefined ? '' : `:${stopId}`}`,
    },
    { at },
  )
}

/** Mails a visitor the way to their ticket; whoever gave no address gets none. */
export async function mailTicket(
  tx: Tx,
  env: Env,
  event: Event,
  { visitor, person }: { visitor: Visitor; person: Speaking },
  origin: string,
): Promise<void> {
  if (visitor.email === '') return
  const lang = person.language
  const { t } = i18nFor(lang)
  const words = {
    ...{ name: visitor.name, by: person.name, number: shownNumber(visitor.number) },
    event: inLang(lang, event.titleZh, event.titleEn),
    dates: datesOf(event, lang),
    day: formatDate(event.startsOn, lang),
    ...{ opens: event.opens, closes: event.closes },
    place: [inLang(lang, event.placeZh, event.placeEn), inLang(lang, event.addressZh, event.addressEn)]
      .filter(Boolean)
      .join(' · '),
    link: origin + localPath(lang, ticketLink(env, visitor)),
  }
  await queueMail(tx, {
    kind: 'visitor_ticket',
    to: visitor.email,
    personId: visitor.own ? visitor.personId : null,
    subject: t('visitor.ticketMail_subject', words),
    text: t(visitor.own ? 'visitor.ticketMail_own' : 'visitor.ticketMail_colleague', words),
    attachment: attachTicket(visitor, lang),
  })
}
