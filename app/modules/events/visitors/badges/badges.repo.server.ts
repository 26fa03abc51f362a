import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { VisitorScope } from '../visitor'
import { goodAt } from '../visitors.repo.server'

/** What is printed of a visitor. */
export type Badge = {
  id: number
  number: string
  /** for which stop of a tour; null: for the event as a whole */
  stopId: number | null
  issue: number
  name: string
  organisation: string
  title: string
  team: boolean
  printed: boolean
}

/** `waiting`: without a badge yet; or those of these numbers */
export type BadgeChoice = 'waiting' | 'all' | readonly string[]

const rowsOf = (db: Db, scope: VisitorScope, choice: BadgeChoice) => {
  const query = db
    .selectFrom('event_visitors')
    .where('event_id', '=', scope.eventId)
    .where(goodAt(scope, 'stop_id'))
    .where('state', '=', 'registered')
  if (choice === 'all') return query
  if (choice === 'waiting') return query.where(sql<boolean>`printed_issue is distinct from issue`)
  return query.where('number', 'in', ['', ...choice])
}

/** The badges of a batch, in the order of registering, those after an id. */
export async function readBadges(
  db: Db,
  scope: VisitorScope,
  choice: BadgeChoice,
  { after, limit }: { after: number; limit: number },
): Promise<Badge[]> {
  const rows = await rowsOf(db, scope, choice)
    .select([
      'id',
      'number',
      'stop_id',
      'issue',
      'name',
      'organisation_name',
      'title',
      'kind',
      'printed_issue',
    ])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...{
      id: row.id,
      number: row.number,
      stopId: row.stop_id,
      issue: row.issue,
      name: row.name,
      title: row.title,
    },
    organisation: row.organisation_name,
    team: row.kind === 'team',
    printed: row.printed_issue === row.issue,
  }))
}

export async function countBadges(
  db: Db,
  scope: VisitorScope,
  choice: BadgeChoice,
  after: number,
): Promise<number> {
  const { n } = await rowsOf(db, scope, choice)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', '>', after)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Marks badges as printed, each as the issue that was; a ticket issued anew meanwhile still waits for its own. */
export const setPrinted = (
  tx: Tx,
  scope: VisitorScope,
  badges: readonly { number: string; issue: number }[],
  at: Date,
) =>
  sql<{ id: number }>`
    update event_visitors v set printed_issue = v.issue, printed_at = ${at}
    from unnest(${badges.map(({ number }) => number)}::text[], ${badges.map(({ issue }) => issue)}::int[]) as b (number, issue)
    where v.event_id = ${scope.eventId} and ${goodAt(scope, 'v.stop_id')} and v.number = b.number and v.issue = b.issue and v.state = 'registered'
      and v.printed_issue is distinct from v.issue
    returning v.id`.execute(tx)
