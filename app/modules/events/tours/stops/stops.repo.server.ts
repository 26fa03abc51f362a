import { sql } from 'kysely'
import { isPerson, membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Stop, StopContent } from './stop'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('tour_stops as s')
    .selectAll('s')
    .select([
      sql<string[]>`(select coalesce(json_agg(t.scenario_code order by t.position), '[]')
        from tour_stop_scenarios t where t.stop_id = s.id)`.as('scenarios'),
      sql<string[]>`(select coalesce(json_agg(t.track_code order by t.position), '[]')
        from tour_stop_tracks t where t.stop_id = s.id)`.as('tracks'),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toStop = (row: Row): Stop => ({
  id: row.id,
  eventId: row.event_id,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  textZh: row.text_zh,
  textEn: row.text_en,
  region: row.region_code,
  venueZh: row.venue_zh,
  venueEn: row.venue_en,
  addressZh: row.address_zh,
  addressEn: row.address_en,
  place:
    row.latitude === null || row.longitude === null
      ? null
      : { latitude: row.latitude, longitude: row.longitude },
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  opens: row.opens.slice(0, 5),
  closes: row.closes.slice(0, 5),
  enterpriseCapacity: row.enterprise_capacity,
  teamCapacity: row.team_capacity,
  hostZh: row.host_zh,
  hostEn: row.host_en,
  hostId: row.host_organisation_id,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  contactEmail: row.contact_email,
  scenarios: row.scenarios,
  tracks: row.tracks,
  version: row.version,
  cancelled: row.cancelled_at && { at: row.cancelled_at, reason: row.cancel_reason },
})

export const toStopRow = (content: StopContent) => ({
  title_zh: content.titleZh,
  title_en: content.titleEn,
  text_zh: content.textZh,
  text_en: content.textEn,
  region_code: content.region,
  venue_zh: content.venueZh,
  venue_en: content.venueEn,
  address_zh: content.addressZh,
  address_en: content.addressEn,
  latitude: content.place?.latitude ?? null,
  longitude: content.place?.longitude ?? null,
  starts_on: content.startsOn,
  ends_on: content.endsOn,
  opens: content.opens,
  closes: content.closes,
  enterprise_capacity: content.enterpriseCapacity,
  team_capacity: content.teamCapacity,
  host_zh: content.hostZh,
  host_en: content.hostEn,
  contact_name: content.contactName,
  contact_phone: content.contactPhone,
  contact_email: content.contactEmail,
})

/** The stops of a tour in the order of their days. */
export async function readStops(db: Db | Tx, eventId: number): Promise<Stop[]> {
  const rows = await rowsOf(db)
    .where('s.event_id', '=', eventId)
    .orderBy('s.starts_on')
    .orderBy('s.id')
    .execute()
  return rows.map(toStop)
}

/** One stop of a tour. Whether the viewer may see the tour is the caller's to ask. @throws `not_found` (404) */
export async function readStop(db: Db | Tx, eventId: number, id: number): Promise<Stop> {
  const row = await rowsOf(db).where('s.event_id', '=', eventId).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw notFoundError('stop', id)
  return toStop(row)
}

/** The same, locked until the transaction ends: after the event, before sign-ups. */
export async function lockStop(tx: Tx, eventId: number, id: number): Promise<Stop> {
  const row = await rowsOf(tx)
    .where('s.event_id', '=', eventId)
    .where('s.id', '=', id)
    .forUpdate('s')
    .executeTakeFirst()
  if (!row) throw notFoundError('stop', id)
  return toStop(row)
}

/** Several of one tour, locked in the order of their ids. @throws `not_found` (404) where one is not there */
export async function lockStops(tx: Tx, eventId: number, ids: readonly number[]): Promise<Stop[]> {
  const rows = await rowsOf(tx)
    .where('s.event_id', '=', eventId)
    .where('s.id', 'in', [...ids])
    .orderBy('s.id')
    .forUpdate('s')
    .execute()
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) throw notFoundError('stop', missing)
  return rows.map(toStop)
}

/**
 * Whether the viewer is named an organizer of a stop, and still belongs to its host or to the tour's organizer. Nobody
 * keeps a stop who has left both.
 */
export async function isNamedFor(
  db: Db | Tx,
  viewer: Viewer,
  { id, hostId, organizerId }: { id: number; hostId: number | null; organizerId: number },
): Promise<boolean> {
  if (!isPerson(viewer)) return false
  const belongs = [hostId, organizerId].some((organisation) => {
    const membership = organisation === null ? null : membershipIn(viewer, organisation)
    return membership !== null && membership.state !== 'suspended'
  })
  if (!belongs) return false
  const row = await db
    .selectFrom('tour_stop_organizers')
    .select('stop_id')
    .where('stop_id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst()
  return row !== undefined
}

export type OwnStop = {
  id: number
  eventId: number
  titleZh: string
  titleEn: string
  startsOn: string
  endsOn: string
}

/** The stops for which the viewer is named, the next one first: their way to what they manage. */
export async function listNamedStops(db: Db, viewer: Viewer, limit = 50): Promise<OwnStop[]> {
  if (!isPerson(viewer)) return []
  const organisations = viewer.organisations.filter(({ state }) => state !== 'suspended').map(({ id }) => id)
  if (organisations.length === 0) return []
  const rows = await db
    .selectFrom('tour_stop_organizers as o')
    .innerJoin('tour_stops as s', 's.id', 'o.stop_id')
    .innerJoin('events as e', 'e.id', 's.event_id')
    .select(['s.id', 's.event_id', 's.title_zh', 's.title_en', 's.starts_on', 's.ends_on'])
    .where('o.person_id', '=', viewer.id)
    .where((is) =>
      is.or([
        is('s.host_organisation_id', 'in', organisations),
        is('e.organisation_id', 'in', organisations),
      ]),
    )
    .orderBy('s.ends_on', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

/** Writes what a stop is about, in place of what it was. */
export async function setThemes(
  tx: Tx,
  id: number,
  { scenarios, tracks }: Pick<StopContent, 'scenarios' | 'tracks'>,
): Promise<void> {
  await tx.deleteFrom('tour_stop_scenarios').where('stop_id', '=', id).execute()
  await tx.deleteFrom('tour_stop_tracks').where('stop_id', '=', id).execute()
  if (scenarios.length > 0)
    await tx
      .insertInto('tour_stop_scenarios')
      .values(scenarios.map((code, position) => ({ stop_id: id, scenario_code: code, position })))
      .execute()
  if (tracks.length > 0)
    await tx
      .insertInto('tour_stop_tracks')
      .values(tracks.map((code, position) => ({ stop_id: id, track_code: code, position })))
      .execute()
}
