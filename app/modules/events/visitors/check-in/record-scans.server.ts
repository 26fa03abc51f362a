import type { Person } from '~/modules/accounts'
import { dayOf } from '~/platform/china-time'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event, EventScope } from '../../event'
import { readToPublish } from '../../managed-scope.server'
import { lockTickets, readScans, type StoredScan } from './check-ins.repo.server'
import { resultOf, type Scan } from './scan'

type Acting = Pick<Services, 'db' | 'clock'>

/**
 * An event, or a stop of a tour, whose gates the viewer may stand at. A tour as a whole has no gates.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_not_public` (409)
 */
export async function readGate(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  scope: EventScope,
): Promise<Event> {
  const event = await readToPublish(db, viewer, scope)
  if (event.kind === 'tour' && scope.stopId === null) throw notFoundError('gate', event.id)
  if (event.state !== 'published') throw new DomainError('event_not_public', {}, { status: 409 })
  return event
}

/**
 * Writes down scans as they come in, some of them hours later and from several gates, and says what each came to; those
 * of numbers that nobody has, or that are for another stop, are left out. A scan that is sent again is the one that is there. Of two on one day
 * the earlier is the entry, in whatever order they arrive.
 * @throws DomainError those of `readGate`
 */
export async function recordScans(
  services: Acting,
  viewer: Person,
  { scans, ...scope }: EventScope & { scans: readonly Scan[] },
): Promise<StoredScan[]> {
  const { db, clock } = services
  await readGate(services, viewer, scope)
  return db.transaction().execute(async (tx) => {
    const numbers = [...new Set(scans.map(({ number }) => number))]
    if (numbers.length === 0) return []
    const tickets = new Map((await lockTickets(tx, scope, numbers)).map((row) => [row.number, row]))
    const inOrder = [...scans].sort((a, b) => a.at.getTime() - b.at.getTime())
    for (const scan of inOrder) {
      const ticket = tickets.get(scan.number)
      if (ticket) await record(tx, { scope, ticket, scan, personId: viewer.id, at: clock.now() })
    }
    return readScans(
      tx,
      scope,
      scans.map(({ clientId }) => clientId),
    )
  })
}

type Ticket = Awaited<ReturnType<typeof lockTickets>>[number]

async function record(
  tx: Tx,
  {
    scope,
    ticket,
    scan,
    personId,
    at,
  }: { scope: EventScope; ticket: Ticket; scan: Scan; personId: number; at: Date },
): Promise<void> {
  const [known] = await readScans(tx, scope, [scan.clientId])
  if (known) return
  const day = dayOf(scan.at)
  const entry = await tx
    .selectFrom('event_check_ins')
    .select(['id', 'gate', 'scanned_at'])
    .where('visitor_id', '=', ticket.id)
    .where('day', '=', day)
    .where('result', '=', 'entered')
    .executeTakeFirst()
  const result = resultOf(
    scan,
    { issue: ticket.issue, cancelledAt: ticket.cancelled_at },
    entry ? { gate: entry.gate, at: entry.scanned_at } : null,
  )
  if (entry && result === 'entered')
    await tx
      .updateTable('event_check_ins')
      .set({ result: 'again', received_at: at })
      .where('id', '=', entry.id)
      .execute()
  await tx
    .insertInto('event_check_ins')
    .values({
      ...{
        event_id: scope.eventId,
        stop_id: scope.stopId,
        visitor_id: ticket.id,
        client_id: scan.clientId,
        gate: scan.gate,
        day,
      },
      ...{
        scanned_at: scan.at,
        received_at: at,
        how: scan.how,
        issue: scan.issue,
        result,
        person_id: personId,
      },
    })
    .execute()
}
