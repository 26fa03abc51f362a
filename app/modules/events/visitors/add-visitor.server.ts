import { randomInt } from 'node:crypto'
import type { Tx } from '~db/client.server'
import { ticketNumber } from './ticket-number'
import type { VisitorContent, VisitorKind } from './visitor'
import { toVisitorRow } from './visitors.repo.server'

/** Draws again where a number is in use: of a billion, a large fair uses one in ten thousand. */
const DRAWS = 5

export type NewVisitor = {
  eventId: number
  /** of a tour; null: the event as a whole */
  stopId: number | null
  /** whose ticket follows it; null: registered one by one */
  signUpId: number | null
  personId: number
  own: boolean
  organisationId: number | null
  kind: VisitorKind
  content: VisitorContent
  at: Date
}

/** The id of a visitor who was not there before; null: they have a ticket already. */
export async function addVisitor(tx: Tx, visitor: NewVisitor): Promise<number | null> {
  const { eventId, stopId, signUpId, personId, own, organisationId, kind, content, at } = visitor
  for (let draw = 0; draw < DRAWS; draw++) {
    const number = ticketNumber(String(randomInt(1_000_000_000)).padStart(9, '0'))
    const row = await tx
      .insertInto('event_visitors')
      .values({
        ...{ event_id: eventId, stop_id: stopId, sign_up_id: signUpId, person_id: personId, own, number },
        ...{ organisation_id: organisationId, kind, ...toVisitorRow(content) },
        ...{ agreed_at: at, created_at: at, updated_at: at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
    if (await isThere(tx, visitor)) return null
  }
  throw new Error(`no free ticket number in ${DRAWS} draws`)
}

async function isThere(
  tx: Tx,
  { eventId, stopId, signUpId, personId, own, content }: NewVisitor,
): Promise<boolean> {
  let same = tx
    .selectFrom('event_visitors')
    .select('id')
    .where('event_id', '=', eventId)
    .where('stop_id', 'is not distinct from', stopId)
    .where('sign_up_id', 'is not distinct from', signUpId)
    .where('own', '=', own)
    .where('state', '=', 'registered')
  if (signUpId === null) same = same.where('person_id', '=', personId)
  if (!own) same = same.where('name', '=', content.name).where('phone', '=', content.phone)
  return (await same.executeTakeFirst()) !== undefined
}
