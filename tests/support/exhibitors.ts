import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { makeEvent } from './events'
import { makeOrganisation, makePerson, viewerOf } from './people'
import { makeBoothClass, makeHall } from './plans'

export type Exhibition = {
  eventId: number
  hallId: number
  classId: number
  organizer: Person
  organizerId: number
}

/** A public exhibition with a public plan of one hall, and no booths yet. */
export async function makeExhibition(db: Db, { titleZh }: { titleZh?: string } = {}): Promise<Exhibition> {
  const owner = await makePerson(db)
  const organizerId = await makeOrganisation(db, { kind: 'organizer', members: [[owner, 'owner']] })
  const eventId = await makeEvent(db, organizerId, titleZh ? { titleZh } : {})
  await db
    .updateTable('events')
    .set({ plan_published_at: new Date('2026-01-01T00:00:00Z') })
    .where('id', '=', eventId)
    .execute()
  const classId = await makeBoothClass(db, eventId)
  const hallId = await makeHall(db, eventId)
  const organizer = await viewerOf(db, owner, { organisationId: organizerId })
  return { eventId, hallId, classId, organizer, organizerId }
}

/** Booths of 3 m × 3 m by their numbers, as they stand in the database. */
export async function makeBooths(
  db: Db,
  { eventId, hallId, classId }: Pick<Exhibition, 'eventId' | 'hallId' | 'classId'>,
  numbers: readonly string[],
): Promise<number[]> {
  const rows = await db
    .insertInto('booths')
    .values(
      numbers.map((number, index) => ({
        ...{ event_id: eventId, hall_id: hallId, class_id: classId, number },
        ...{ x: 6 * index, y: 6, width: 6, depth: 6, created_at: new Date() },
      })),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** An enterprise that the organizer has let in, with somebody who acts for it. */
export async function makeExhibitor(
  db: Db,
  eventId: number,
  { state = 'accepted' }: { state?: 'accepted' | 'submitted' } = {},
): Promise<{ organisationId: number; viewer: Person }> {
  const person = await makePerson(db)
  const organisationId = await makeOrganisation(db, { members: [[person, 'owner']] })
  await db
    .insertInto('exhibitor_applications')
    .values({
      ...{ event_id: eventId, organisation_id: organisationId, state, fascia_zh: '测试单位' },
      ...{ submitted_at: new Date(), updated_at: new Date() },
    })
    .execute()
  return { organisationId, viewer: await viewerOf(db, person, { organisationId }) }
}

/** Lets an exhibitor show these offerings, under this name where one is given; the index is told. */
export const show = (
  db: Db,
  { eventId, organisationId }: { eventId: number; organisationId: number },
  offerings: readonly number[],
  { fasciaZh }: { fasciaZh?: string } = {},
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .updateTable('exhibitor_applications')
      .set({ updated_at: new Date(), ...(fasciaZh && { fascia_zh: fasciaZh }) })
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('application_offerings')
      .values(offerings.map((offering_id) => ({ application_id: id, offering_id })))
      .execute()
    await markForIndex(tx, 'offerings', [...offerings])
  })

/** Makes every hold of the database dawdle between its check and its commit, by up to so many seconds. */
export async function dawdle(owner: Db, seconds: number): Promise<void> {
  await sql`
    create or replace function dawdle() returns trigger language plpgsql as
      $$ begin perform pg_sleep(random() * ${sql.lit(seconds)}); return new; end $$
  `.execute(owner)
  await sql`
    create or replace trigger dawdle before insert on booth_holds for each row execute function dawdle()
  `.execute(owner)
}
