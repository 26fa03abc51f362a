import { type RawBuilder, sql } from 'kysely'
import type { Db } from '~db/client.server'

/** Addresses that everybody may read, below one id, each with when it last changed. */
export type PublicPages = { id: number; pages: { path: string; updatedAt: Date }[] }
type Row = { id: number; updated_at: Date; pages: { path: string; at: string }[] }

/** Rows of id, when one of its pages last changed, and the pages. */
const sources = {
  /** An event with the pages below it that have something to read. */
  events: sql<Row>`
    select e.id, p.updated_at, p.pages from events e cross join lateral (
      select max(at) as updated_at,
        json_agg(json_build_object('path', '/events/' || e.id || rest, 'at', at) order by rest) as pages
      from (values
        ('', greatest(e.updated_at,
          (select max(updated_at) from tour_stops where event_id = e.id),
          (select max(updated_at) from event_news where event_id = e.id and state = 'published'))),
        ('/plan', case when e.plan_published_at is not null then
          greatest(e.plan_published_at, (select max(updated_at) from halls where event_id = e.id)) end),
        ('/exhibitors', case when e.state = 'published' then
          (select max(updated_at) from exhibitor_applications where event_id = e.id and state = 'accepted') end),
        ('/agenda', (select max(updated_at) from agenda_items where event_id = e.id)),
        ('/news', (select max(updated_at) from event_news where event_id = e.id and state = 'published'))
      ) as page (rest, at) where at is not null
    ) p where e.state <> 'draft'`,
  stops: sql<Row>`
    select s.id, s.updated_at, json_build_array(json_build_object(
      'path', '/events/' || s.event_id || '/stops/' || s.id, 'at', s.updated_at)) as pages
    from tour_stops s join events e on e.id = s.event_id
    where e.state <> 'draft' and e.kind = 'tour'`,
  exhibitors: sql<Row>`
    select a.id, c.updated_at, json_build_array(json_build_object(
      'path', '/events/' || a.event_id || '/exhibitors/' || a.organisation_id, 'at', c.updated_at)) as pages
    from exhibitor_applications a
      join events e on e.id = a.event_id
      join organisations g on g.id = a.organisation_id
      cross join lateral (select greatest(a.updated_at, g.updated_at) as updated_at) c
    where a.state = 'accepted' and e.state = 'published' and e.kind = 'exhibition' and g.state <> 'suspended'`,
} as const satisfies Record<string, RawBuilder<Row>>

export type EventPageKind = keyof typeof sources

/**
 * Spans of `size` ids that have pages for everybody, with when one of them last changed: span n has the ids from
 * n × size + 1 on. An event has ten addresses at most, a stop and an exhibitor two.
 */
export async function readEventPageSpans(
  db: Db,
  kind: EventPageKind,
  size: number,
): Promise<{ span: number; updatedAt: Date }[]> {
  const { rows } = await sql<{ span: number; updated_at: Date }>`
    select ((id - 1) / ${size}::int)::int as span, max(updated_at) as updated_at
    from (${sources[kind]}) as source group by span order by span
  `.execute(db)
  return rows.map((row) => ({ span: row.span, updatedAt: row.updated_at }))
}

/** Those with ids above `after` and up to `last`, at most `limit`, in the order of their ids. */
export async function readEventPages(
  db: Db,
  kind: EventPageKind,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<PublicPages[]> {
  const { rows } = await sql<Row>`
    select * from (${sources[kind]}) as source where id > ${after} and id <= ${last} order by id limit ${limit}
  `.execute(db)
  return rows.map(({ id, pages }) => ({
    id: Number(id),
    pages: pages.map(({ path, at }) => ({ path, updatedAt: new Date(at) })),
  }))
}
