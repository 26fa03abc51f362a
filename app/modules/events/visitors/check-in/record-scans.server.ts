import { type Person, refuseWithout } from '~/modules/accounts'
import { dayOf } from '~/platform/china-time'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import { readOwnEvent } from '../../events.repo.server'
import { lockTickets, readScans, type StoredScan } from './check-ins.repo.server'
import { resultOf, type Scan } from './scan'

type Acting = Pick<Services, 'db' | 'clock'>

/**
 * An event whose gates the viewer may stand at.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_not_public` (409)
 */
export async function readGatedEvent(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  id: number,
): Promise<Event> {
  const event = await readOwnEvent(db, viewer, id)
  refuseWithout(viewer, event.organizer.id, 'publish', { kind: 'event', id })
  if (event.state !== 'published') throw new DomainError('event_not_public', {}, { status: 409 })
  return event
}

/**
 * Writes down scans as they come in, some of them hours later and from several gates, and says what each came to; those
 * of numbers that nobody has are left out. A scan that is sent again is the one that is there. Of two on one day
 * the earlier is the entry, in whatever order they arrive.
 * @throws DomainError those of `readGatedEvent`
 */
export async function recordScans(
  services: Acting,
  viewer: Person,
  { eventId, scans }: { eventId: number; scans: readonly Scan[] },
): Promise<StoredScan[]> {
  const { db, clock } = services
  await readGatedEvent(services, viewer, eventId)
  return db.transaction().execute(async (tx) => {
    const numbers = [...new Set(scans.map(({ number }) => number))]
    if (numbers.length === 0) return []
    const tickets = new Map((await lockTickets(tx, { eventId }, numbers)).map((row) => [row.number, row]))
    const inOrder = [...scans].sort((a, b) => a.at.getTime() - b.at.getTime())
    for (const scan of inOrder) {
      const ticket = tickets.get(scan.number)
      if (ticket) await record(tx, { eventId, ticket, scan, personId: viewer.id, at: clock.now() })
    }
    return readScans(
      tx,
      { eventId },
      scans.map(({ clientId }) => clientId),
    )
  })
}

type Ticket = Awaited<ReturnType<typeof lockTickets>>[number]

async function record(
  tx: Tx,
  {
    eventId,
    ticket,
    scan,
    personId,
    at,
  }: { eventId: number; ticket: Ticket; scan: Scan; personId: number; at: Date },
): Promise<void> {
  const [known] = await readScans(tx, { eventId }, [scan.clientId])
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
      ...{ event_id: eventId, visitor_id: ticket.id, client_id: scan.clientId, gate: scan.gate, day },
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
