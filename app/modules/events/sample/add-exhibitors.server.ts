import { sql } from 'kysely'
import type { Tx } from '~db/client.server'
import { readBoothClasses } from '../booths/booth-classes.repo.server'
import { priceOfBooth } from '../booths/price-of-booth'
import { markShown } from '../exhibitors/mark-shown.server'
import { readPlan } from '../plan/plan.repo.server'

const EXHIBITORS = 20
/** How many of them have no booth yet. */
const WAITING = 2
const SHOWN = 4

/**
 * Lets the invented enterprises that offer most exhibit, all but those that somebody acts for: the first ones on an island
 * or on two booths, the last ones without a booth yet.
 */
export async function addExhibitors(
  tx: Tx,
  { eventId, at, earlyUntil }: { eventId: number; at: Date; earlyUntil: string },
): Promise<void> {
  const enterprises = await tx
    .selectFrom('organisations as g')
    .innerJoin('public_offerings as o', 'o.organisation_id', 'g.id')
    .select(['g.id', 'g.name_zh', 'g.name_en'])
    .select(sql<string[]>`(array_agg(o.id order by o.id))[1:${sql.lit(SHOWN)}]`.as('offerings'))
    .where('g.sample', '=', true)
    .where('o.reference', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('memberships as m').select('m.person_id').whereRef('m.organisation_id', '=', 'g.id'),
        ),
      ),
    )
    .groupBy(['g.id', 'g.name_zh', 'g.name_en'])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('g.id')
    .limit(EXHIBITORS)
    .execute()
  for (const { id, name_zh, name_en, offerings } of enterprises) {
    const application = await tx
      .insertInto('exhibitor_applications')
      .values({
        ...{
          event_id: eventId,
          organisation_id: id,
          state: 'accepted',
          fascia_zh: name_zh,
          fascia_en: name_en,
        },
        ...{ submitted_at: at, decided_at: at, updated_at: at },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('application_offerings')
      .values(
        offerings.map((offering) => ({ application_id: application.id, offering_id: Number(offering) })),
      )
      .execute()
  }
  await markShown(tx, eventId)
  await sellBooths(tx, { eventId, at, earlyUntil }, enterprises.slice(0, EXHIBITORS - WAITING))
}

async function sellBooths(
  tx: Tx,
  { eventId, at, earlyUntil }: { eventId: number; at: Date; earlyUntil: string },
  buyers: readonly { id: number }[],
): Promise<void> {
  const classes = await readBoothClasses(tx, eventId)
  const booths = (await readPlan(tx, eventId)).flatMap((plan) => plan.booths)
  const islands = booths.filter(({ number }) => number.startsWith('A5'))
  // Every second of the small ones, so that there is still something to be had beside everybody.
  const small = booths.filter(({ number }, i) => !number.startsWith('A5') && i % 2 === 0)
  for (const [i, { id }] of buyers.entries()) {
    const island = islands[i]
    const taken = island ? [island] : small.splice(0, i < 5 ? 2 : 1)
    const priced = taken.flatMap((booth) => {
      const boothClass = classes.find((each) => each.id === booth.classId)
      if (!boothClass) return []
      const asked = { on: at.toISOString().slice(0, 10), earlyUntil, member: false }
      return [{ booth, price: priceOfBooth(booth, boothClass, asked) }]
    })
    if (priced.length === 0) continue
    const sum = (of: 'netMinor' | 'taxMinor') => priced.reduce((total, { price }) => total + price[of], 0)
    const booking = await tx
      .insertInto('booth_bookings')
      .values({
        ...{ event_id: eventId, organisation_id: id, state: 'confirmed', held_at: at, lapses_at: at },
        ...{ ended_at: null, currency: 'CNY', updated_at: at },
        ...{ net_minor: sum('netMinor'), tax_minor: sum('taxMinor') },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('booth_holds')
      .values(
        priced.map(({ booth, price }) => ({
          ...{ event_id: eventId, booth_id: booth.id, organisation_id: id, booking_id: booking.id },
          ...{ state: 'sold', held_at: at, rate: price.rate, unit_minor: price.unitMinor },
          ...{ net_minor: price.netMinor, tax_minor: price.taxMinor },
        })),
      )
      .execute()
  }
}
