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
  if (members.length === 0) return
  await tx
    .insertInto('event_visitors')
    .values(
      members.map(({ person_id, id, name_zh }) => ({
        ...{ event_id: eventId, person_id, own: false, organisation_id: id, kind: 'team' },
        ...{ name: '样例观众（虚构）', organisation_name: name_zh },
        number: ticketNumber(String(randomInt(100_000_000, 1_000_000_000))),
        ...{ agreed_at: at, created_at: at, updated_at: at },
      })),
    )
    .execute()
}
