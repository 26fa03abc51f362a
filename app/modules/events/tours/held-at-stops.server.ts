import { i18nFor } from '~/locales/i18n'
import { instantOf } from '~/platform/china-time'
import type { Db, Tx } from '~db/client.server'
import type { AgendaItem, AgendaScope } from '../agenda/agenda'
import { stableUid } from '../agenda/stable-uid.server'

/** How long a drill takes in a calendar: of its end nothing is said. */
const DRILL_MS = 30 * 60_000
const MINUTE_MS = 60_000

const plain = { abstractZh: '', abstractEn: '', stageId: null, speakers: [] } satisfies Partial<AgendaItem>

/**
 * What is set up at stops on pages of its own and stands in their agenda by itself: drills, and the needs session. In
 * calendars each keeps its UID, and a drill that was not held is cancelled; one that was removed is gone.
 */
export async function readHeld(db: Db | Tx, scope: AgendaScope): Promise<AgendaItem[]> {
  if (scope.stopId === null) return []
  return [...(await readDrillItems(db, scope)), ...(await readSessionItems(db, scope))]
}

async function readDrillItems(db: Db | Tx, { eventId, stopId }: AgendaScope): Promise<AgendaItem[]> {
  let query = db
    .selectFrom('tour_drills as d')
    .innerJoin('tour_stops as s', 's.id', 'd.stop_id')
    .innerJoin('offerings as o', 'o.id', 'd.offering_id')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['d.id', 'd.stop_id', 'd.title_zh', 'd.title_en', 'd.place', 'd.starts_at', 'd.result'])
    .select(['d.version', 'd.created_at', 'd.updated_at'])
    .select(['g.id as organisation_id', 'g.name_zh', 'g.name_en'])
    .where('s.event_id', '=', eventId)
    .orderBy('d.starts_at')
    .orderBy('d.id')
  if (stopId) query = query.where('d.stop_id', '=', stopId)
  return (await query.execute()).map((row) => ({
    ...plain,
    ...{ id: row.id, source: 'drill', kind: 'drill', stopId: row.stop_id, place: row.place },
    ...{ uid: stableUid(`drill ${row.id}`), sequence: row.version - 1, version: row.version },
    state: row.result === 'not_held' ? 'cancelled' : 'planned',
    ...{ titleZh: row.title_zh, titleEn: row.title_en },
    ...{ startsAt: row.starts_at, endsAt: new Date(row.starts_at.getTime() + DRILL_MS) },
    organisationId: row.organisation_id,
    organisation: {
      ...{ id: row.organisation_id, nameZh: row.name_zh, nameEn: row.name_en },
      page: false,
    },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at },
  }))
}

async function readSessionItems(db: Db | Tx, { eventId, stopId }: AgendaScope): Promise<AgendaItem[]> {
  let query = db
    .selectFrom('tour_sessions as t')
    .innerJoin('tour_stops as s', 's.id', 't.stop_id')
    .select(['t.stop_id', 't.day', 't.starts', 't.minutes', 't.rounds', 't.updated_at'])
    .where('s.event_id', '=', eventId)
    .orderBy('t.day')
  if (stopId) query = query.where('t.stop_id', '=', stopId)
  return (await query.execute()).map((row) => {
    const startsAt = instantOf(row.day, row.starts.slice(0, 5))
    return {
      ...plain,
      ...{ id: row.stop_id, source: 'session', kind: 'needs_session', stopId: row.stop_id, place: '' },
      uid: stableUid(`needs session ${row.stop_id}`),
      // It has no number of changes of its own, and each is later than the one before.
      ...{ sequence: Math.floor(row.updated_at.getTime() / MINUTE_MS), version: row.updated_at.getTime() },
      state: 'planned',
      ...{ titleZh: i18nFor('zh').t('session.title'), titleEn: i18nFor('en').t('session.title') },
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + row.minutes * row.rounds * MINUTE_MS) },
      ...{ organisationId: null, organisation: null },
      ...{ createdAt: row.updated_at, updatedAt: row.updated_at },
    }
  })
}
