import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { AgendaContent, AgendaItem, AgendaKind, AgendaScope, Speaker, Stage } from './agenda'

/** The stages of a programme, in the order in which they are shown. */
export async function readStages(db: Db | Tx, { eventId, stopId }: AgendaScope): Promise<Stage[]> {
  let query = db
    .selectFrom('event_stages as s')
    .leftJoin('plan_elements as e', (join) =>
      join.onRef('e.id', '=', 's.element_id').on('e.removed_at', 'is', null),
    )
    .leftJoin('halls as h', 'h.id', 'e.hall_id')
    .select(['s.id', 's.name_zh', 's.name_en', 'e.id as element_id'])
    .select(['h.code', 'h.name_zh as hall_zh', 'h.name_en as hall_en'])
    .where('s.event_id', '=', eventId)
    .where('s.removed_at', 'is', null)
    .orderBy('s.position')
    .orderBy('s.id')
  if (stopId !== undefined) query = query.where('s.stop_id', 'is not distinct from', stopId)
  return (await query.execute()).map(({ id, name_zh, name_en, element_id, code, hall_zh, hall_en }) => ({
    ...{ id, nameZh: name_zh, nameEn: name_en, elementId: element_id },
    hall: code === null ? null : { code, nameZh: hall_zh ?? '', nameEn: hall_en ?? '' },
  }))
}

const itemsOf = (db: Db | Tx, { eventId, stopId }: AgendaScope) => {
  const query = db
    .selectFrom('agenda_items as i')
    .leftJoin('organisations as g', 'g.id', 'i.organisation_id')
    .leftJoin('exhibitor_applications as a', (join) =>
      join
        .onRef('a.organisation_id', '=', 'g.id')
        .onRef('a.event_id', '=', 'i.event_id')
        .on('a.state', '=', 'accepted')
        .on('g.state', '<>', 'suspended'),
    )
    .selectAll('i')
    .select(['g.name_zh as organisation_zh', 'g.name_en as organisation_en', 'a.id as application'])
    .select(
      sql<Speaker[]>`(select coalesce(json_agg(json_build_object(
          'nameZh', s.name_zh, 'nameEn', s.name_en, 'roleZh', s.role_zh, 'roleEn', s.role_en,
          'affiliationZh', s.affiliation_zh, 'affiliationEn', s.affiliation_en) order by s.position), '[]')
        from agenda_speakers s where s.item_id = i.id)`.as('speakers'),
    )
    .where('i.event_id', '=', eventId)
  return stopId === undefined ? query : query.where('i.stop_id', 'is not distinct from', stopId)
}

type Row = Awaited<ReturnType<ReturnType<typeof itemsOf>['executeTakeFirstOrThrow']>>

const toItem = (row: Row): AgendaItem => ({
  ...{ source: 'item', stopId: row.stop_id, place: '' },
  ...{ id: row.id, uid: row.uid, state: row.state as AgendaItem['state'], kind: row.kind as AgendaKind },
  ...{ titleZh: row.title_zh, titleEn: row.title_en },
  ...{ abstractZh: row.abstract_zh, abstractEn: row.abstract_en, stageId: row.stage_id },
  ...{ startsAt: row.starts_at, endsAt: row.ends_at, speakers: row.speakers },
  organisationId: row.organisation_id,
  organisation:
    row.organisation_id === null
      ? null
      : {
          id: row.organisation_id,
          nameZh: row.organisation_zh ?? '',
          nameEn: row.organisation_en ?? '',
          page: row.application !== null,
        },
  ...{ sequence: row.sequence, version: row.version, createdAt: row.created_at, updatedAt: row.updated_at },
})

/** Every item of a programme by time, those called off too; `organisationId`: of this exhibitor alone. */
export async function readAgenda(
  db: Db | Tx,
  scope: AgendaScope,
  { organisationId }: { organisationId?: number } = {},
): Promise<AgendaItem[]> {
  let rows = itemsOf(db, scope).orderBy('i.starts_at').orderBy('i.ends_at').orderBy('i.id')
  if (organisationId !== undefined) rows = rows.where('i.organisation_id', '=', organisationId)
  return (await rows.execute()).map(toItem)
}

/** One item of a programme; null: it is not there. */
export async function findAgendaItem(
  db: Db | Tx,
  scope: AgendaScope,
  of: { id: number } | { uid: string },
): Promise<AgendaItem | null> {
  const rows = itemsOf(db, scope)
  const row = await ('id' in of
    ? rows.where('i.id', '=', of.id)
    : rows.where('i.uid', '=', of.uid)
  ).executeTakeFirst()
  return row ? toItem(row) : null
}

const columnsOf = (content: AgendaContent) => ({
  ...{ kind: content.kind, stage_id: content.stageId, organisation_id: content.organisationId },
  ...{ title_zh: content.titleZh, title_en: content.titleEn },
  ...{ abstract_zh: content.abstractZh, abstract_en: content.abstractEn },
  ...{ starts_at: content.startsAt, ends_at: content.endsAt },
})

export async function insertAgendaItem(
  tx: Tx,
  { eventId, stopId = null }: AgendaScope,
  { uid, content, by, at }: { uid: string; content: AgendaContent; by: number; at: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('agenda_items')
    .values({
      ...columnsOf(content),
      ...{ event_id: eventId, stop_id: stopId, uid, created_by: by, created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setSpeakers(tx, id, content.speakers)
  return id
}

/** Writes an item anew, and counts it for calendars. */
export async function updateAgendaItem(
  tx: Tx,
  id: number,
  { content, state, at }: { content?: AgendaContent; state?: AgendaItem['state']; at: Date },
): Promise<void> {
  await tx
    .updateTable('agenda_items')
    .set({
      ...(content && columnsOf(content)),
      ...(state && { state }),
      ...{ sequence: sql`sequence + 1`, version: sql`version + 1`, updated_at: at },
    })
    .where('id', '=', id)
    .execute()
  if (content) await setSpeakers(tx, id, content.speakers)
}

async function setSpeakers(tx: Tx, itemId: number, speakers: readonly Speaker[]): Promise<void> {
  await tx.deleteFrom('agenda_speakers').where('item_id', '=', itemId).execute()
  if (speakers.length === 0) return
  await tx
    .insertInto('agenda_speakers')
    .values(
      speakers.map((speaker, position) => ({
        ...{ item_id: itemId, position, name_zh: speaker.nameZh, name_en: speaker.nameEn },
        ...{ role_zh: speaker.roleZh, role_en: speaker.roleEn },
        ...{ affiliation_zh: speaker.affiliationZh, affiliation_en: speaker.affiliationEn },
      })),
    )
    .execute()
}

/** Counts items for calendars whose place, or whose event or stop, has changed; `stageId`: of this stage alone. */
export async function raiseAgenda(
  tx: Tx,
  { eventId, stopId }: AgendaScope,
  { stageId, at }: { stageId?: number; at: Date },
): Promise<void> {
  let rows = tx
    .updateTable('agenda_items')
    .set({ sequence: sql`sequence + 1`, updated_at: at })
    .where('event_id', '=', eventId)
  if (stopId !== undefined) rows = rows.where('stop_id', 'is not distinct from', stopId)
  if (stageId !== undefined) rows = rows.where('stage_id', '=', stageId)
  await rows.execute()
}
