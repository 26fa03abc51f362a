import { sql } from 'kysely'
import { isReviewer, membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { readOffering } from '../offering.repo.server'
import { type WorkingCopy, workingCopyOf } from '../revisions/read-working-copy.server'
import { readRevision } from '../revisions/revisions.repo.server'

/**
 * An offering with what was submitted on it, for a reviewer; what is still being written is its enterprise's alone.
 * @throws DomainError `not_found` (404) for anybody else
 */
export async function readSubmitted(db: Db, viewer: Viewer, id: number): Promise<WorkingCopy> {
  if (!isReviewer(viewer)) throw notFoundError('offering', id)
  const [offering, revision] = await Promise.all([readOffering(db, 'staff', id), readRevision(db, id)])
  const unseen = revision?.state === 'editing' && membershipIn(viewer, offering.organisation.id) === null
  return workingCopyOf(offering, unseen ? null : revision)
}

export type QueuedOffering = {
  id: number
  /** of what was written */
  version: number
  nameZh: string
  nameEn: string
  track: string
  organisationZh: string
  organisationEn: string
  submittedAt: Date
  /** it is public, and a change of it waits */
  again: boolean
}

export const QUEUE_PAGE = 50

/** What waits for review, the oldest first; `after` is the last row of the page before. */
export async function readOfferingQueue(
  db: Db,
  { after, track }: { after?: { at: Date; id: number }; track?: string },
): Promise<{ rows: QueuedOffering[]; next: string | null; total: number }> {
  const [{ rows }, total] = await Promise.all([
    sql<QueuedOffering>`
      select o.id, r.version, coalesce(r.fields->>'nameZh', o.name_zh) as "nameZh",
        coalesce(r.fields->>'nameEn', o.name_en) as "nameEn", coalesce(r.fields->>'track', o.track_code) as track,
        g.name_zh as "organisationZh", g.name_en as "organisationEn", r.submitted_at as "submittedAt",
        o.published_at is not null as again
      from offering_revisions r
        join offerings o on o.id = r.offering_id join organisations g on g.id = o.organisation_id
      where r.state = 'in_review' and g.state <> 'suspended'
        and ${track ? sql`r.fields->>'track' = ${track}` : sql`true`}
        and ${after ? sql`(r.submitted_at, o.id) > (${after.at}, ${after.id})` : sql`true`}
      order by r.submitted_at, o.id limit ${QUEUE_PAGE + 1}`.execute(db),
    countOfferingQueue(db),
  ])
  const shown = rows.slice(0, QUEUE_PAGE)
  const last = shown.at(-1)
  return {
    rows: shown,
    next: rows.length > QUEUE_PAGE && last ? `${last.submittedAt.toISOString()},${last.id}` : null,
    total,
  }
}

/** How many offerings wait for a decision. */
export async function countOfferingQueue(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from offering_revisions r
      join offerings o on o.id = r.offering_id join organisations g on g.id = o.organisation_id
    where r.state = 'in_review' and g.state <> 'suspended'`.execute(db)
  return rows[0]?.n ?? 0
}
