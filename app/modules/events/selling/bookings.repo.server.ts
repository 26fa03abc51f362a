import { sql } from 'kysely'
import type { OrderState } from '~/modules/payments'
import { awaitsBalanceIn } from '~/modules/payments/index.server'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import {
  type BookedBooth,
  type BookedOption,
  type Booking,
  type BookingFilter,
  type BookingState,
  bookingStateAt,
} from './booking'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('booth_bookings as b')
    .innerJoin('organisations as g', 'g.id', 'b.organisation_id')
    .leftJoin('orders as r', 'r.id', 'b.order_id')
    .selectAll('b')
    .select(['g.name_zh', 'g.name_en', 'r.state as order_state'])
    .select([
      'r.total_minor',
      'r.deposit_minor',
      'r.balance_due_at',
      'r.paid_minor',
      'r.paid_at',
      'r.cancelled_at',
    ])
    .select([
      sql<{ from: string; to: string; reason: string } | null>`(
        select json_build_object('from', m.from_at, 'to', m.to_at, 'reason', m.reason)
        from balance_moves m where m.order_id = r.id order by m.id desc limit 1)`.as('moved'),
      sql<BookedBooth[]>`(
        select coalesce(json_agg(json_build_object('boothId', o.id, 'number', o.number, 'hallId', o.hall_id,
          'width', o.width, 'depth', o.depth, 'className', json_build_object('zh', c.name_zh, 'en', c.name_en),
          'rate', h.rate, 'unitMinor', h.unit_minor, 'netMinor', h.net_minor, 'taxMinor', h.tax_minor)
          order by o.number), '[]')
        from booth_holds h join booths o on o.id = h.booth_id join booth_classes c on c.id = o.class_id
        where h.booking_id = b.id)`.as('booths'),
      sql<BookedOption[]>`(
        select coalesce(json_agg(json_build_object('optionId', o.id, 'nameZh', o.name_zh, 'nameEn', o.name_en,
          'quantity', p.quantity, 'unitMinor', p.unit_minor, 'netMinor', p.net_minor, 'taxMinor', p.tax_minor)
          order by o.code), '[]')
        from booking_options p join booth_options o on o.id = p.option_id where p.booking_id = b.id)`.as(
        'options',
      ),
    ])
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toBooking = (row: Row, now: Date): Booking => ({
  id: row.id,
  eventId: row.event_id,
  organisation: { id: row.organisation_id, nameZh: row.name_zh, nameEn: row.name_en },
  state: bookingStateAt({ state: row.state as BookingState, lapsesAt: row.lapses_at }, now),
  heldAt: row.held_at,
  lapsesAt: row.lapses_at,
  waited: row.waited,
  reason: row.reason,
  currency: row.currency,
  netMinor: row.net_minor,
  taxMinor: row.tax_minor,
  booths: row.booths,
  options: row.options,
  order:
    row.order_id === null
      ? null
      : {
          ...{ id: row.order_id, state: row.order_state as OrderState, totalMinor: row.total_minor ?? 0 },
          ...{ depositMinor: row.deposit_minor, balanceDueAt: row.balance_due_at },
          ...{ paidMinor: row.paid_minor ?? 0, paidAt: row.paid_at, cancelledAt: row.cancelled_at },
          moved: row.moved && {
            ...{ from: new Date(row.moved.from), to: new Date(row.moved.to), reason: row.moved.reason },
          },
        },
  updatedAt: row.updated_at,
})

/** Everything that an exhibitor took at an event, the newest first. */
export async function readOwnBookings(
  db: Db | Tx,
  eventId: number,
  organisationId: number,
  now: Date,
): Promise<Booking[]> {
  const rows = await rowsOf(db)
    .where('b.event_id', '=', eventId)
    .where('b.organisation_id', '=', organisationId)
    .orderBy('b.id', 'desc')
    .execute()
  return rows.map((row) => toBooking(row, now))
}

/** Of an event, newest change first. */
export async function listBookings(
  db: Db,
  eventId: number,
  { state, now, limit }: { state?: BookingFilter | undefined; now: Date; limit: number },
): Promise<Booking[]> {
  let query = rowsOf(db)
    .where('b.event_id', '=', eventId)
    .orderBy('b.updated_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit)
  if (state === 'held') query = query.where('b.state', '=', 'held').where('b.lapses_at', '>', now)
  else if (state === 'overdue') query = query.where(awaitsBalanceIn('r')).where('r.balance_due_at', '<=', now)
  else if (state === 'lapsed')
    query = query.where((is) =>
      is.or([
        is('b.state', '=', 'lapsed'),
        is.and([is('b.state', '=', 'held'), is('b.lapses_at', '<=', now)]),
      ]),
    )
  else if (state) query = query.where('b.state', '=', state)
  return (await query.execute()).map((row) => toBooking(row, now))
}

/** Locks a booking of an event: after its booths. @throws DomainError `not_found` (404) */
export async function lockBooking(tx: Tx, eventId: number, id: number, now: Date): Promise<Booking> {
  const locked = await tx
    .selectFrom('booth_bookings')
    .select('id')
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  if (locked.length === 0) throw notFoundError('booking', id)
  return toBooking(await rowsOf(tx).where('b.id', '=', id).executeTakeFirstOrThrow(), now)
}

/** A booth on the plan as a booking needs it. */
export type SaleBooth = {
  id: number
  number: string
  hallId: number
  classId: number
  width: number
  depth: number
  forSale: boolean
}

/**
 * Locks booths of an event until the transaction ends, by their ids in order: whoever takes, frees or moves a booth
 * waits here for whoever does it at the same moment. Those that are off the plan are left out.
 */
export const lockBooths = async (tx: Tx, eventId: number, ids: readonly number[]): Promise<SaleBooth[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('booths')
    .select(['id', 'number', 'hall_id', 'class_id', 'width', 'depth', 'for_sale'])
    .where('event_id', '=', eventId)
    .where('id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ hall_id, class_id, for_sale, ...row }) => ({
    ...row,
    hallId: hall_id,
    classId: class_id,
    forSale: for_sale,
  }))
}

/** The hold or sale that stands in the way at each of these booths; one that has lapsed by `now` says so. */
export async function readStanding(
  tx: Tx,
  boothIds: readonly number[],
  now: Date,
): Promise<Map<number, { holdId: number; organisationId: number; lapsed: boolean }>> {
  const rows = await tx
    .selectFrom('booth_holds')
    .select(['id', 'booth_id', 'organisation_id', 'state', 'lapses_at'])
    .where('booth_id', 'in', [...boothIds])
    .where('state', 'in', ['held', 'sold'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.booth_id,
      {
        holdId: row.id,
        organisationId: row.organisation_id,
        lapsed: row.state === 'held' && row.lapses_at !== null && row.lapses_at <= now,
      },
    ]),
  )
}

/** Who waits first for each of these booths. */
export async function readFirstWaits(
  tx: Tx,
  boothIds: readonly number[],
): Promise<Map<number, { id: number; organisationId: number }>> {
  const rows = await tx
    .selectFrom('booth_waits')
    .select(['id', 'booth_id', 'organisation_id'])
    .distinctOn('booth_id')
    .where('booth_id', 'in', [...boothIds])
    .where('state', '=', 'waiting')
    .orderBy('booth_id')
    .orderBy('since')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.booth_id, { id: row.id, organisationId: row.organisation_id }]))
}
