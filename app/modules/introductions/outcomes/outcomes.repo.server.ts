import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { DeclineReason, Side } from '../introduction'
import type { Ending, Failing, LostReason, Outcome } from './outcome'

/** How an introduction ended; null: it has not. */
export async function readEnding(db: Db | Tx, id: number): Promise<Ending | null> {
  const row = await db
    .selectFrom('introductions')
    .select([
      'outcome',
      'ended_by',
      'ended_at',
      'outcome_reason',
      'outcome_text',
      'quantity',
      'value_minor',
      'currency',
    ])
    .where('id', '=', id)
    .where('state', '=', 'ended')
    .executeTakeFirst()
  if (!row?.ended_at) return null
  return {
    outcome: row.outcome as Outcome,
    by: row.ended_by as Side,
    reason: row.outcome_reason as LostReason | null,
    text: row.outcome_text,
    quantity: row.quantity,
    value:
      row.value_minor !== null && row.currency !== null
        ? { minor: row.value_minor, currency: row.currency }
        : null,
    at: row.ended_at,
  }
}

/** The demands that were failed, as they were kept. */
export const readFailings = async (db: Db | Tx, id: number): Promise<Failing[]> =>
  (await db
    .selectFrom('introduction_failings')
    .select(['kind', 'code', 'op', 'unit', 'shortfall'])
    .where('introduction_id', '=', id)
    .orderBy('kind')
    .orderBy('code')
    .execute()) as Failing[]

/** Keeps which demands were failed; what was kept before stays. */
export async function keepFailings(tx: Tx, id: number, failings: readonly Failing[]): Promise<void> {
  if (failings.length === 0) return
  await tx
    .insertInto('introduction_failings')
    .values(failings.map((failing) => ({ introduction_id: id, ...failing })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Pieces that a need was promised by introductions that ended agreed, and how many of these there are. */
export async function readMet(
  db: Db | Tx,
  needId: number,
): Promise<{ pieces: number; introductions: number }> {
  const row = await db
    .selectFrom('introductions')
    .select([
      sql<number>`coalesce(sum(quantity), 0)::int`.as('pieces'),
      sql<number>`count(*)::int`.as('introductions'),
    ])
    .where('need_id', '=', needId)
    .where('outcome', '=', 'agreed')
    .executeTakeFirstOrThrow()
  return row
}

/** Introductions of a need that are accepted and not ended. */
export async function countUnderWay(tx: Tx, needId: number): Promise<number> {
  const { n } = await tx
    .selectFrom('introductions')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('need_id', '=', needId)
    .where('state', '=', 'accepted')
    .executeTakeFirstOrThrow()
  return n
}

/** What teams said of an offering when nothing came of it. */
export type Loss = {
  offeringId: number
  introductionId: number
  reason: LostReason | DeclineReason | 'not_suitable' | 'no_response'
  failings: Failing[]
}

/** What came to nothing for an enterprise's offerings: declined by the team, or ended without an agreement. */
export async function readLosses(db: Db, enterpriseId: number): Promise<Loss[]> {
  const { rows } = await sql<{
    id: number
    offering_id: number
    reason: Loss['reason']
    failings: Failing[] | null
  }>`
    select i.id, i.offering_id, coalesce(i.outcome_reason, i.outcome, i.decline_reason) as reason,
      (select jsonb_agg(jsonb_build_object('kind', f.kind, 'code', f.code, 'op', f.op, 'unit', f.unit,
          'shortfall', f.shortfall) order by f.kind, f.code)
        from introduction_failings f where f.introduction_id = i.id) as failings
    from introductions i
    where i.enterprise_id = ${enterpriseId}
      and ((i.state = 'declined' and i.asked_by = 'enterprise') or (i.state = 'ended' and i.outcome <> 'agreed'))
    order by i.id
  `.execute(db)
  return rows.map((row) => ({
    offeringId: Number(row.offering_id),
    introductionId: Number(row.id),
    reason: row.reason,
    failings: row.failings ?? [],
  }))
}
