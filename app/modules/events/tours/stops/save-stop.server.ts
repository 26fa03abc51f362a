import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { raiseAgenda } from '../../agenda/agenda.repo.server'
import type { Event } from '../../event'
import { lockToChange } from '../../save-event.server'
import { handOverPlaces } from '../sign-ups/hand-over.server'
import { tellStop } from '../sign-ups/tell-stop.server'
import { lockManagedStop } from './managed-stop.server'
import { checkStop, MAX_STOPS, type Stop, type StopContent, sides } from './stop'
import { readStops, setThemes, toStopRow } from './stops.repo.server'

type Acting = Pick<Services, 'db' | 'clock' | 'vocabulary' | 'env'>

async function refuseUnknown(
  { vocabulary }: Pick<Services, 'vocabulary'>,
  { region, scenarios, tracks }: StopContent,
): Promise<void> {
  const known = await vocabulary()
  if (!known.regions.has(region)) throw new DomainError('unknown_choice', { field: 'region' })
  if (!scenarios.every((code) => known.scenarios.has(code)))
    throw new DomainError('unknown_choice', { field: 'scenarios' })
  if (!tracks.every((code) => known.tracks.has(code)))
    throw new DomainError('unknown_choice', { field: 'tracks' })
}

/** The tour of the viewer's organizer, locked, where they may change it. @throws as `lockToChange` */
export const lockOwnTour = (tx: Tx, viewer: Person, id: number): Promise<Event> =>
  lockToChange(tx, viewer, id, 'tour')

/** Where the host is written as a verified organisation calls itself, it is that one. */
async function findHost(tx: Tx, hostZh: string): Promise<number | null> {
  if (hostZh === '') return null
  const row = await tx
    .selectFrom('organisations')
    .select('id')
    .where('name_zh', '=', hostZh)
    .where('state', '=', 'verified')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Adds a stop to a tour. Sent twice it is one: the same name, region and first day.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled`, `too_many_stops` (409),
 * `unknown_choice` and those of `checkStop` (422)
 */
export async function addStop(
  services: Acting,
  viewer: Person,
  { eventId, content }: { eventId: number; content: StopContent },
): Promise<number> {
  await refuseUnknown(services, content)
  const now = services.clock.now()
  return services.db.transaction().execute(async (tx) => {
    const event = await lockOwnTour(tx, viewer, eventId)
    checkStop(content, event)
    const stops = await readStops(tx, eventId)
    const twin = stops.find(
      (stop) =>
        stop.cancelled === null &&
        stop.titleZh === content.titleZh &&
        stop.region === content.region &&
        stop.startsOn === content.startsOn,
    )
    if (twin) return twin.id
    if (stops.length >= MAX_STOPS) throw new DomainError('too_many_stops', { n: MAX_STOPS }, { status: 409 })
    const { id } = await tx
      .insertInto('tour_stops')
      .values({
        ...toStopRow(content),
        event_id: eventId,
        host_organisation_id: await findHost(tx, content.hostZh),
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await setThemes(tx, id, content)
    await audit(tx, auditSource(viewer), {
      action: 'stop.added',
      object: { kind: 'event', id: eventId },
      detail: { stop: id },
    })
    return id
  })
}

const text = (content: StopContent, name: keyof StopContent) => JSON.stringify(content[name])

/** Which facts of a stop another writing changes. */
export const changesOf = (stop: Stop, content: StopContent): (keyof StopContent)[] =>
  (Object.keys(content) as (keyof StopContent)[]).filter((name) => text(stop, name) !== text(content, name))

/** What whoever comes has to know when it changes. */
const whereAndWhen: (keyof StopContent)[] = [
  ...(['region', 'venueZh', 'addressZh', 'place', 'startsOn', 'endsOn', 'opens', 'closes'] as const),
]

/**
 * Writes the facts of a stop anew. `version` is that of the page they were written on. Whoever comes is told where place
 * or time are others, and where there are more places, those who wait longest move up.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled`, `stop_cancelled`,
 * `changed_meanwhile` (409), and as `addStop`
 */
export async function reviseStop(
  services: Acting,
  viewer: Person,
  {
    eventId,
    stopId,
    version,
    content,
  }: { eventId: number; stopId: number; version: number; content: StopContent },
  way: { origin: string },
): Promise<void> {
  await refuseUnknown(services, content)
  await services.db.transaction().execute(async (tx) => {
    const { event, stop } = await lockManagedStop(tx, viewer, { eventId, stopId })
    checkStop(content, event)
    const fields = changesOf(stop, content)
    if (fields.length === 0) return
    const at = services.clock.now()
    if (stop.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    await tx
      .updateTable('tour_stops')
      .set({
        ...toStopRow(content),
        ...(fields.includes('hostZh') && { host_organisation_id: await findHost(tx, content.hostZh) }),
        version: version + 1,
        updated_at: at,
      })
      .where('id', '=', stopId)
      .execute()
    await setThemes(tx, stopId, content)
    await audit(tx, auditSource(viewer), {
      action: 'stop.revised',
      object: { kind: 'event', id: eventId },
      detail: { stop: stopId, fields },
    })
    if (fields.some((field) => /^(?:title|venue|address)/.test(field)))
      await raiseAgenda(tx, { eventId, stopId }, { at })
    const told = { ...way, env: services.env, at }
    const now = { ...stop, ...content }
    if (event.state === 'published' && fields.some((field) => whereAndWhen.includes(field)))
      await tellStop(tx, { news: 'stopChanged', event, stop: now }, told)
    for (const side of sides)
      await handOverPlaces(tx, { event, stop: now, side, today: services.clock.today() }, told)
  })
}
