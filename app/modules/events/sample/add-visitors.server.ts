import { randomInt } from 'node:crypto'
import type { Tx } from '~db/client.server'
import { ticketNumber } from '../visitors/ticket-number'

/**
 * Registers an invented visitor of each sample team that somebody acts for, as a colleague of theirs: they can still register
 * themselves.
 */
export async function addVisitors(tx: Tx, { eventId, at }: { eventId: number; at: Date }): Promise<void> {
  const members = await tx
    .selectFrom('memberships as m')
    .innerJoin('organisations as g', 'g.id', 'm.organisation_id')
    .select(['m.person_id', 'g.id', 'g.name_zh'])
    .distinctOn('g.id')
    .where('g.kind', '=', 'rescue_team')
    .where('g.sample', '=', true)
    .orderBy('g.id')
    .orderBy('m.person_id')
    .execute()
  await register(tx, { eventId, at }, members)
}

/** Registers an invented visitor of these teams too, by somebody of the organizer's, where there is none of the team yet. */
export async function addVisitorsOf(
  tx: Tx,
  { eventId, organizer, at }: { eventId: number; organizer: number; at: Date },
  teams: readonly number[],
): Promise<void> {
  const rows = await tx
    .selectFrom('organisations as g')
    .select(['g.id', 'g.name_zh'])
    .where('g.id', 'in', [0, ...teams])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event_visitors as v')
            .select('v.id')
            .whereRef('v.organisation_id', '=', 'g.id')
            .where('v.event_id', '=', eventId),
        ),
      ),
    )
    .orderBy('g.id')
    .execute()
  await register(
    tx,
    { eventId, at },
    rows.map((row) => ({ ...row, person_id: organizer })),
  )
}

async function register(
  tx: Tx,
  { eventId, at }: { eventId: number; at: Date },
  teams: readonly { id: number; name_zh: string; person_id: number }[],
): Promise<void> {
  if (teams.length === 0) return
  await tx
    .insertInto('event_visitors')
    .values(
      teams.map(({ person_id, id, name_zh }, index) => ({
        ...{ event_id: eventId, person_id, own: false, organisation_id: id, kind: 'team' },
        ...{ name: `样例观众 ${index + 1}（虚构）`, organisation_name: name_zh },
        number: ticketNumber(String(randomInt(100_000_000, 1_000_000_000))),
        ...{ agreed_at: at, created_at: at, updated_at: at },
      })),
    )
    .execute()
}
