import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { likeText } from '~db/like-pattern'

export type FreeBooth = {
  id: number
  number: string
  hallCode: string
  classId: number
  width: number
  depth: number
}

/** Booths that can be taken at `now`, by hall and number: for sale, and neither sold nor held nor waited for. */
export async function readFreeBooths(
  db: Db,
  eventId: number,
  {
    hall,
    class: classId,
    number,
    now,
    limit,
  }: {
    hall?: number | undefined
    class?: number | undefined
    number?: string | undefined
    now: Date
    limit: number
  },
): Promise<{ rows: FreeBooth[]; more: boolean }> {
  let query = db
    .selectFrom('booths as b')
    .innerJoin('halls as g', 'g.id', 'b.hall_id')
    .select(['b.id', 'b.number', 'g.code as hallCode', 'b.class_id as classId', 'b.width', 'b.depth'])
    .where('b.event_id', '=', eventId)
    .where('b.removed_at', 'is', null)
    .where('b.for_sale', '=', true)
    .where(
      sql<boolean>`not exists (select from booth_holds h where h.booth_id = b.id
        and (h.state = 'sold' or h.state = 'held' and h.lapses_at > ${now}))`,
    )
    .where(
      sql<boolean>`not exists (select from booth_waits w where w.booth_id = b.id and w.state = 'waiting')`,
    )
    .orderBy('g.code')
    .orderBy(sql`length(b.number)`)
    .orderBy('b.number')
    .limit(limit + 1)
  if (hall) query = query.where('b.hall_id', '=', hall)
  if (classId) query = query.where('b.class_id', '=', classId)
  if (number) query = query.where('b.number', 'ilike', `${likeText(number)}%`)
  const rows = await query.execute()
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

/** The booths that an exhibitor waits for, with its place in each line, from 1. */
export async function readOwnWaits(
  db: Db,
  eventId: number,
  organisationId: number,
): Promise<{ number: string; place: number }[]> {
  const rows = await db
    .selectFrom('booth_waits as w')
    .innerJoin('booths as b', 'b.id', 'w.booth_id')
    .select([
      'b.number',
      sql<number>`(select count(*)::int from booth_waits o where o.booth_id = w.booth_id
        and o.state = 'waiting' and (o.since, o.id) <= (w.since, w.id))`.as('place'),
    ])
    .where('w.event_id', '=', eventId)
    .where('w.organisation_id', '=', organisationId)
    .where('w.state', '=', 'waiting')
    .orderBy('b.number')
    .execute()
  return rows
}
