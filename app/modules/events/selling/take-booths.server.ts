import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import type { BoothOption } from '../booths/booth-class'
import { readBoothClasses, readBoothOptions } from '../booths/booth-classes.repo.server'
import { depositOf } from '../booths/instalments'
import { priceOfBooth } from '../booths/price-of-booth'
import type { Event } from '../event'
import { priceOfOption } from './booking'
import { readStanding, type SaleBooth } from './bookings.repo.server'
import { boothLabel, orderBooking } from './order-booking.server'

export type Taking = {
  event: Event
  organisationId: number
  personId: number | null
  /** locked */
  booths: readonly SaleBooth[]
  options: readonly { optionId: number; quantity: number }[]
  /** of the association */
  member: boolean
  /** handed over from the waiting list */
  waited: boolean
  now: Date
  today: string
  /** the site's address, for mails */
  origin: string
}

/**
 * Makes a booking that holds these booths, all of them or none, at the prices of the day. A hold that has lapsed makes
 * way. The booths are locked, which keeps two from passing here at once; that no booth is ever held or sold twice is
 * held by a unique index besides.
 * @throws DomainError `booth_taken`, `booth_not_for_sale`, `option_sold_out` (409)
 */
export async function takeBooths(tx: Tx, taking: Taking): Promise<number> {
  const { event, organisationId, booths, now, today, member } = taking
  const unsold = booths.find(({ forSale }) => !forSale)
  if (unsold) throw new DomainError('booth_not_for_sale', { number: unsold.number }, { status: 409 })
  const standing = await readStanding(
    tx,
    booths.map(({ id }) => id),
    now,
  )
  const taken = booths.find(({ id }) => standing.get(id)?.lapsed === false)
  if (taken) throw new DomainError('booth_taken', { number: taken.number }, { status: 409 })
  const lapsed = [...standing.values()].map(({ holdId }) => holdId)
  if (lapsed.length > 0)
    await tx.updateTable('booth_holds').set({ state: 'released' }).where('id', 'in', lapsed).execute()

  const classes = new Map((await readBoothClasses(tx, event.id)).map((each) => [each.id, each]))
  const prices = booths.map((booth) => {
    const priced = classes.get(booth.classId)
    if (!priced) throw new Error(`booth ${booth.id} has no class`)
    return priceOfBooth(booth, priced, { on: today, earlyUntil: event.earlyUntil, member })
  })
  const options = await priceOptions(tx, taking)
  const all = [...prices, ...options]
  const lapsesAt = new Date(now.getTime() + event.holdMinutes * 60_000)
  const { id } = await tx
    .insertInto('booth_bookings')
    .values({
      ...{ event_id: event.id, organisation_id: organisationId, state: 'held', person_id: taking.personId },
      ...{ held_at: now, lapses_at: lapsesAt, waited: taking.waited, updated_at: now },
      currency: prices[0]?.currency ?? 'CNY',
      net_minor: all.reduce((sum, { netMinor }) => sum + netMinor, 0),
      tax_minor: all.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('booth_holds')
    .values(
      booths.map((booth, index) => ({
        ...{ event_id: event.id, booth_id: booth.id, organisation_id: organisationId, booking_id: id },
        ...{ state: 'held', held_at: now, lapses_at: lapsesAt },
        rate: prices[index]?.rate ?? null,
        unit_minor: prices[index]?.unitMinor ?? null,
        net_minor: prices[index]?.netMinor ?? null,
        tax_minor: prices[index]?.taxMinor ?? null,
      })),
    )
    .execute()
  if (options.length > 0)
    await tx
      .insertInto('booking_options')
      .values(
        options.map(({ option, quantity, unitMinor, netMinor, taxMinor }) => ({
          ...{ booking_id: id, option_id: option.id, quantity },
          ...{ unit_minor: unitMinor, net_minor: netMinor, tax_minor: taxMinor },
        })),
      )
      .execute()
  await orderBooking(tx, {
    ...{ bookingId: id, event, payerId: organisationId, personId: taking.personId, lapsesAt, at: now },
    ...{ currency: prices[0]?.currency ?? 'CNY', origin: taking.origin },
    depositMinor: depositOf(prices),
    lines: [
      ...booths.map((booth, index) => ({
        ...boothLabel(booth),
        quantity: 1,
        unitMinor: prices[index]?.netMinor ?? 0,
        taxBp: classes.get(booth.classId)?.taxBp ?? 0,
      })),
      ...options.map(({ option, quantity }) => ({
        ...{ labelZh: option.nameZh, labelEn: option.nameEn || option.nameZh, quantity },
        ...{ unitMinor: option.priceMinor, taxBp: option.taxBp },
      })),
    ],
  })
  return id
}

/** What is ordered with the booths. Whoever takes of a stock locks it, so that it is never given twice. */
async function priceOptions(tx: Tx, { event, options, now }: Taking) {
  const ids = options.map(({ optionId }) => optionId)
  if (ids.length === 0) return []
  await tx
    .selectFrom('booth_options')
    .select('id')
    .where('event_id', '=', event.id)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const known = new Map((await readBoothOptions(tx, event.id)).map((each) => [each.id, each]))
  const given = await readGiven(tx, ids, now)
  return options.map(({ optionId, quantity }) => {
    const option = known.get(optionId)
    if (!option) throw new DomainError('option_gone', {}, { status: 409 })
    refuseSoldOut(option, quantity, given.get(optionId) ?? 0)
    return { option, quantity, ...priceOfOption(option, quantity) }
  })
}

function refuseSoldOut({ stock, id }: BoothOption, wanted: number, given: number): void {
  if (stock === null || given + wanted <= stock) return
  throw new DomainError(
    'option_sold_out',
    { left: Math.max(0, stock - given), field: `option-${id}` },
    { status: 409 },
  )
}

/** How many of each are in bookings that hold or have bought. */
async function readGiven(tx: Tx, ids: readonly number[], now: Date): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('booking_options as p')
    .innerJoin('booth_bookings as b', 'b.id', 'p.booking_id')
    .select((eb) => ['p.option_id', eb.fn.sum<number>('p.quantity').as('n')])
    .where('p.option_id', 'in', [...ids])
    .where((is) =>
      is.or([
        is('b.state', '=', 'confirmed'),
        is.and([is('b.state', '=', 'held'), is('b.lapses_at', '>', now)]),
      ]),
    )
    .groupBy('p.option_id')
    .execute()
  return new Map(rows.map((row) => [row.option_id, Number(row.n)]))
}
