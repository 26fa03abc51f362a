import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import { readEvent } from '../../events.repo.server'
import { refuseForeignNeeds, refuseForeignOfferings } from '../../own-things.server'
import { capacityOf, isAhead, type Side, type Stop, takesSignUps } from '../stops/stop'
import { lockStops } from '../stops/stops.repo.server'
import { followSignUps } from './follow-sign-ups.server'
import { handOverPlaces } from './hand-over.server'
import {
  activeStopsOf,
  comesEmpty,
  isActive,
  leftOutOf,
  placeFor,
  type SignUp,
  type SignUpContent,
  type SignUpStop,
  withSettled,
} from './sign-up'
import { countPlaces, findSignUp, setBrought, setStopState } from './sign-ups.repo.server'
import { tellOrganizers, tellSignedUp } from './tell.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>
type Way = { origin: string }

/** The side on which an organisation of this kind takes part in a tour; null: on none. */
export const sideOf = (kind: string | undefined): Side | null =>
  kind === 'enterprise' || kind === 'institute' ? 'enterprise' : kind === 'rescue_team' ? 'team' : null

/** For whom the viewer signs up. @throws DomainError `not_touring_kind`, `not_verified`, `not_allowed` (403) */
function participantOf(viewer: Person, eventId: number): { organisationId: number; side: Side } {
  const { organisation } = viewer
  const side = sideOf(organisation?.kind)
  if (!organisation || side === null) throw new DomainError('not_touring_kind', {}, { status: 403 })
  refuseWithout(viewer, organisation.id, 'join', { kind: 'event', id: eventId })
  return { organisationId: organisation.id, side }
}

/** The tour, held as it is until the end of the transaction. @throws DomainError `not_found` (404) */
async function holdTour(tx: Tx, viewer: Person, eventId: number): Promise<Event> {
  await tx.selectFrom('events').select('id').where('id', '=', eventId).forShare().execute()
  return readEvent(tx, viewer, eventId, 'tour')
}

/** Two people of one organisation at the same moment come one after the other: after the event, before its stops. */
const lockParticipant = (tx: Tx, organisationId: number) =>
  tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()

/**
 * Signs an organisation up for stops of a tour, with what it brings, and gives whom it names their tickets; sent again it says what it says now. At each stop it
 * takes part while there are places on its side, and waits otherwise; stops that are no longer named are given back, and
 * whoever waits there longest moves up. Locks the stops by id, so that no place is given twice.
 * @throws DomainError `not_found` (404), `sign_ups_closed`, `sign_up_removed` (409), `offering_not_shown`,
 * `need_not_brought`, `nothing_brought`, `nothing_brought_there`, `nobody_comes` (422), and those of `participantOf`
 */
export const signUp = (
  { db, clock, env }: Acting,
  viewer: Person,
  { eventId, content }: { eventId: number; content: SignUpContent },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const today = clock.today()
    const event = await holdTour(tx, viewer, eventId)
    const { organisationId, side } = participantOf(viewer, eventId)
    await refuseForeignThings(tx, organisationId, side, content)
    await lockParticipant(tx, organisationId)
    // What is given back is locked with what is asked for: all in one order.
    const former = activeStopsOf(await findSignUp(tx, eventId, organisationId))
    const stops = await lockStops(tx, eventId, [...new Set([...content.stops, ...former])])
    if (!stops.some((stop) => isAhead(event, stop, today))) throw closed()
    const before = await findSignUp(tx, eventId, organisationId)
    const whole = withSettled(content, before, (id) => {
      const stop = stops.find((each) => each.id === id)
      return stop !== undefined && !isAhead(event, stop, today)
    })
    const id = await writeSignUp(tx, { event, organisationId, side, content: whole, before, viewer, at })
    const moves = await takePlaces(tx, { id, side, event, stops, content: whole, before, today, at })
    const told = { ...way, env, at }
    await followSignUps(tx, { event, stops, signUpIds: [id], today }, told)
    const changed = before !== null && saysElse(before, side, whole)
    if (before !== null && !changed && moves.length === 0) return
    await audit(tx, auditSource(viewer), {
      action: 'sign_up.submitted',
      object: { kind: 'event', id: eventId },
      detail: { signUp: id, stops: content.stops },
    })
    const name = { zh: viewer.organisation?.nameZh ?? '', en: viewer.organisation?.nameEn ?? '' }
    for (const news of ['accepted', 'waiting'] as const) {
      const own = moves.filter(({ to }) => to === news).map(({ stop }) => stop)
      if (own.length > 0) await tellSignedUp(tx, organisationId, { news, event, stops: own }, told)
    }
    const given = moves.filter(({ to }) => to === 'withdrawn').map(({ stop }) => stop)
    for (const stop of given) await handOverPlaces(tx, { event, stop, side, today }, told)
    const held = stops.filter(({ id: stopId }) => content.stops.includes(stopId))
    await tellOrganizers(
      tx,
      event.organizer.id,
      { news: before === null ? 'signedUp' : 'changed', event, stops: held, name, from: organisationId },
      told,
    )
  })

const closed = () => new DomainError('sign_ups_closed', { field: 'stops' }, { status: 409 })

async function refuseForeignThings(
  tx: Tx,
  organisationId: number,
  side: Side,
  content: SignUpContent,
): Promise<void> {
  const { offerings, needs, people } = content
  if (comesEmpty(content) && offerings.length + needs.length > 0)
    throw new DomainError('nothing_brought_there', { field: 'stops' })
  if (side === 'enterprise') {
    if (offerings.length === 0) throw new DomainError('nothing_brought', { field: 'offerings' })
    return refuseForeignOfferings(
      tx,
      organisationId,
      offerings.map(({ offeringId }) => offeringId),
    )
  }
  if (needs.length === 0) throw new DomainError('nothing_brought', { field: 'needs' })
  if (people.length === 0) throw new DomainError('nobody_comes', { field: 'people' })
  return refuseForeignNeeds(tx, organisationId, needs)
}

type Writing = {
  event: Event
  organisationId: number
  side: Side
  content: SignUpContent
  before: SignUp | null
  viewer: Person
  at: Date
}

async function writeSignUp(tx: Tx, writing: Writing): Promise<number> {
  const { event, organisationId, side, content, before, viewer, at } = writing
  const columns = {
    contact_name: content.contactName,
    contact_phone: content.contactPhone,
    note: content.note,
    version: (before?.version ?? 0) + 1,
    updated_at: at,
  }
  const { id } = await tx
    .insertInto('tour_sign_ups')
    .values({
      ...{ event_id: event.id, organisation_id: organisationId, side, ...columns },
      ...{ signed_by: viewer.id, signed_at: at },
    })
    .onConflict((conflict) => conflict.columns(['event_id', 'organisation_id']).doUpdateSet(columns))
    .returning('id')
    .executeTakeFirstOrThrow()
  await setBrought(tx, id, broughtBy(side, content))
  return id
}

/** An enterprise brings no needs, and a team no offerings, whatever was sent. */
function broughtBy(side: Side, content: SignUpContent) {
  const offerings = side === 'enterprise' ? content.offerings : []
  const needs = side === 'team' ? content.needs : []
  return { offerings, needs, people: content.people, leftOut: leftOutOf({ ...content, offerings, needs }) }
}

type Move = { stop: Stop; to: 'accepted' | 'waiting' | 'withdrawn' }

async function takePlaces(
  tx: Tx,
  taking: Pick<Writing, 'side' | 'event' | 'content' | 'before' | 'at'> & {
    id: number
    stops: readonly Stop[]
    today: string
  },
): Promise<Move[]> {
  const { id, side, event, stops, content, before, today, at } = taking
  const moves: Move[] = []
  for (const stop of stops) {
    const own: SignUpStop | undefined = before?.stops.find(({ stopId }) => stopId === stop.id)
    const active = own !== undefined && isActive(own.state)
    const wanted = content.stops.includes(stop.id)
    if (wanted === active) continue
    const key = { signUpId: id, stopId: stop.id, side }
    if (!wanted) {
      await setStopState(tx, key, { state: 'withdrawn', at })
      moves.push({ stop, to: 'withdrawn' })
      continue
    }
    if (own?.state === 'removed')
      throw new DomainError('sign_up_removed', { field: 'stops' }, { status: 409 })
    if (!takesSignUps(event, stop, today)) throw closed()
    const to = placeFor({ capacity: capacityOf(stop, side), ...(await countPlaces(tx, stop.id, side)) })
    await setStopState(tx, key, { state: to, since: at, at })
    moves.push({ stop, to })
  }
  return moves
}

const said = (signUp: Omit<SignUpContent, 'stops'>, side: Side) =>
  JSON.stringify([
    (signUp.leftOut ?? []).map(({ stopId, thingId }) => `${stopId} ${thingId}`).sort(),
    signUp.contactName,
    signUp.contactPhone,
    signUp.note,
    signUp.people.map(({ name, duty, phone, email }) => [name, duty, phone, email]),
    side === 'team'
      ? [...signUp.needs].sort((a, b) => a - b)
      : [...signUp.offerings]
          .sort((a, b) => a.offeringId - b.offeringId)
          .map((o) => [o.offeringId, o.powerWatts, o.water, o.spaceM2, o.flight, o.note]),
  ])
const saysElse = (before: SignUp, side: Side, content: SignUpContent): boolean =>
  said(before, side) !== said({ ...content, ...broughtBy(side, content) }, side)

/**
 * Gives places back, at one stop or at all that are not over, for good or until the organisation asks again; whoever waits
 * longest moves up. Sent again it changes nothing.
 * @throws DomainError `not_found` (404), `sign_ups_closed` (409) where all of them are over or called off, and those of `participantOf`
 */
export const withdrawSignUp = (
  { db, clock, env }: Acting,
  viewer: Person,
  { eventId, stopId }: { eventId: number; stopId?: number | undefined },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const told = { ...way, env, at: clock.now() }
    const today = clock.today()
    const event = await holdTour(tx, viewer, eventId)
    const { organisationId, side } = participantOf(viewer, eventId)
    await lockParticipant(tx, organisationId)
    const ids = activeStopsOf(await findSignUp(tx, eventId, organisationId)).filter(
      (id) => stopId === undefined || id === stopId,
    )
    if (ids.length === 0) return
    const stops = await lockStops(tx, eventId, ids)
    const before = await findSignUp(tx, eventId, organisationId)
    const active = new Set(activeStopsOf(before))
    const held = stops.filter(({ id }) => active.has(id))
    if (before === null || held.length === 0) return
    const given = held.filter((stop) => isAhead(event, stop, today))
    if (given.length === 0) throw closed()
    for (const stop of given) {
      const key = { signUpId: before.id, stopId: stop.id, side }
      await setStopState(tx, key, { state: 'withdrawn', at: told.at })
      await handOverPlaces(tx, { event, stop, side, today }, told)
    }
    await followSignUps(tx, { event, stops: given, signUpIds: [before.id], today }, told)
    await audit(tx, auditSource(viewer), {
      action: 'sign_up.withdrawn',
      object: { kind: 'event', id: eventId },
      detail: { signUp: before.id, stops: given.map(({ id }) => id) },
    })
    const name = { zh: viewer.organisation?.nameZh ?? '', en: viewer.organisation?.nameEn ?? '' }
    await tellOrganizers(
      tx,
      event.organizer.id,
      { news: 'withdrawn', event, stops: given, name, from: organisationId },
      told,
    )
  })
