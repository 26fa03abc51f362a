import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { raiseAgenda } from './agenda/agenda.repo.server'
import { checkDays, type Event, type EventContent, type EventKind, missingOf, rightToChange } from './event'
import { lockEvent, readOwnEvent, toEventRow } from './events.repo.server'
import { markShown } from './exhibitors/mark-shown.server'

type Acting = Pick<Services, 'db' | 'clock' | 'vocabulary'>

const refuseUnknownRegion = async ({ vocabulary }: Pick<Services, 'vocabulary'>, region: string | null) => {
  if (region !== null && !(await vocabulary()).regions.has(region))
    throw new DomainError('unknown_choice', { field: 'region' })
}

/**
 * Begins an event as a draft, for the organizer that the viewer acts for. `key` is made by the form: sent again, it leads to the
 * event that is there.
 * @throws DomainError `not_allowed` (403) for whoever acts for no organizer, `event_days` and the like (422)
 */
export async function createEvent(
  services: Acting,
  viewer: Person,
  { kind, content }: { kind: EventKind; content: EventContent },
): Promise<number> {
  const { organisation } = viewer
  if (organisation?.kind !== 'organizer') throw new DomainError('not_allowed', {}, { status: 403 })
  refuseWithout(viewer, organisation.id, 'prepare', { kind: 'organisation', id: organisation.id })
  checkDays(content, kind)
  await refuseUnknownRegion(services, content.region)
  const now = services.clock.now()
  return services.db.transaction().execute(async (tx) => {
    const same = await findTwin(tx, organisation.id, content, now)
    if (same !== undefined) return same
    const { id } = await tx
      .insertInto('events')
      .values({
        ...toEventRow(content),
        kind,
        organisation_id: organisation.id,
        created_by: viewer.id,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, auditSource(viewer), { action: 'event.created', object: { kind: 'event', id } })
    return id
  })
}

/** A form that is sent twice makes one event: the same title and days, begun within the last minutes. */
async function findTwin(
  tx: Tx,
  organisationId: number,
  { titleZh, startsOn, endsOn }: EventContent,
  now: Date,
): Promise<number | undefined> {
  await tx
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', organisationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const row = await tx
    .selectFrom('events')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('title_zh', '=', titleZh)
    .where('starts_on', '=', startsOn)
    .where('ends_on', '=', endsOn)
    .where('created_at', '>', new Date(now.getTime() - 10 * 60_000))
    .executeTakeFirst()
  return row?.id
}

/** The event of the viewer's organizer, locked, where they may change it; `only` as for `readEvent`. */
export async function lockOwnEvent(
  tx: Tx,
  viewer: Person,
  id: number,
  right: 'prepare' | 'publish',
  only: EventKind | 'any' = 'any',
): Promise<Event> {
  const { organizer } = await readOwnEvent(tx, viewer, id, only)
  refuseWithout(viewer, organizer.id, right, { kind: 'event', id })
  const event = await lockEvent(tx, id)
  if (event.state === 'cancelled') throw new DomainError('event_cancelled', {}, { status: 409 })
  return event
}

const says = (event: Event, content: EventContent): boolean =>
  (Object.keys(content) as (keyof EventContent)[]).every((name) => event[name] === content[name])

/**
 * Writes the facts of an event anew. `version` is that of the page they were written on. What is shown to everybody
 * stays whole: a published event keeps its place, text, contact and terms.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled`, `changed_meanwhile` (409),
 * `event_lacks`, `stops_outside` (422), and as `createEvent`
 */
export async function reviseEvent(
  services: Acting,
  viewer: Person,
  { id, version, content }: { id: number; version: number; content: EventContent },
): Promise<void> {
  await refuseUnknownRegion(services, content.region)
  await services.db.transaction().execute(async (tx) => {
    const event = await lockToChange(tx, viewer, id)
    checkDays(content, event.kind)
    refuseStopsOutside(event, content)
    if (says(event, content)) return
    if (event.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const lacking = missingOf(content, event).find((fact) => fact !== 'stops')
    if (event.state === 'published' && lacking)
      throw new DomainError('event_lacks', { field: fieldOf[lacking] })
    const changed = (Object.keys(content) as (keyof EventContent)[]).filter(
      (name) => event[name] !== content[name],
    )
    await tx
      .updateTable('events')
      .set({ ...toEventRow(content), version: version + 1, updated_at: services.clock.now() })
      .where('id', '=', id)
      .execute()
    if (changed.some((name) => /^(?:title|place|address)/.test(name)))
      await raiseAgenda(tx, { eventId: id }, { at: services.clock.now() })
    // Kept pages of results name the event: a mark ends them.
    if (changed.includes('titleZh') || changed.includes('titleEn')) await markShown(tx, id)
    await audit(tx, auditSource(viewer), {
      action: 'event.revised',
      object: { kind: 'event', id },
      detail: { fields: changed },
    })
  })
}

/** The days of a tour hold those of its stops. */
function refuseStopsOutside({ route }: Event, { startsOn, endsOn }: EventContent): void {
  if (route.some((stop) => stop.startsOn < startsOn))
    throw new DomainError('stops_outside', { field: 'startsOn' })
  if (route.some((stop) => stop.endsOn > endsOn)) throw new DomainError('stops_outside', { field: 'endsOn' })
}

const fieldOf = { place: 'placeZh', text: 'textZh', contact: 'contactPhone', terms: 'termsZh' } as const

/** The same for whoever may change it as it is now. @throws as `lockOwnEvent` */
export async function lockToChange(
  tx: Tx,
  viewer: Person,
  id: number,
  only: EventKind | 'any' = 'any',
): Promise<Event> {
  const right = rightToChange(await readOwnEvent(tx, viewer, id, only))
  return lockOwnEvent(tx, viewer, id, right, only)
}
