import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import type { NewOrder } from '~/modules/payments/create-order.server'
import { createOrder } from '~/modules/payments/index.server'
import type { Db } from '~db/client.server'
import { addMember, makeOrganisation, makePerson, viewerOf } from './people'
import { testDay } from './services'

export const DAY_MS = 86_400_000
export const origin = 'https://muster.example'

export type Parties = {
  payerId: number
  sellerId: number
  /** owners of the two sides, acting for them */
  payer: Person
  seller: Person
}

/** An enterprise and an organizer that takes transfers. */
export async function makeParties(db: Db): Promise<Parties> {
  const [buyer, staff] = [await makePerson(db), await makePerson(db)]
  const payerId = await makeOrganisation(db, { members: [[buyer, 'owner']] })
  const sellerId = await makeOrganisation(db, { kind: 'organizer', members: [[staff, 'owner']] })
  await db
    .insertInto('bank_accounts')
    .values({
      organisation_id: sellerId,
      payee: '测试会展有限公司',
      bank: '测试银行长沙分行',
      account_number: '6222000011112222',
      updated_at: testDay,
    })
    .execute()
  return {
    payerId,
    sellerId,
    payer: await viewerOf(db, buyer, { organisationId: payerId }),
    seller: await viewerOf(db, staff, { organisationId: sellerId }),
  }
}

/** Another member of an organisation, acting for it. */
export async function colleague(db: Db, organisationId: number, role: 'viewer' | 'editor'): Promise<Person> {
  const person = await makePerson(db)
  await addMember(db, organisationId, person, role)
  return viewerOf(db, person, { organisationId })
}

/** 30 % of the order that `orderOf` makes, and the rest half a year later. */
export const deposit = { minor: 572_400, balanceDueAt: new Date(testDay.getTime() + 180 * DAY_MS) }

/** An order of 19,080.00: two things at 9,000.00 and 6 % of tax. */
export const orderOf = (
  db: Db,
  { payerId, sellerId, payer }: Pick<Parties, 'payerId' | 'sellerId'> & { payer: Person | null },
  changes: Partial<NewOrder> = {},
): Promise<number> =>
  db.transaction().execute((tx) =>
    createOrder(tx, {
      subject: 'booths:12',
      payerId,
      sellerId,
      personId: payer?.id ?? null,
      currency: 'CNY',
      lines: [{ labelZh: '标准展位 A12', labelEn: 'Booth A12', quantity: 2, unitMinor: 900_000, taxBp: 600 }],
      dueAt: new Date(testDay.getTime() + 60 * 60_000),
      transferDueAt: new Date(testDay.getTime() + 5 * DAY_MS),
      path: '/events/1/plan',
      origin,
      at: testDay,
      ...changes,
    }),
  )

/** The jobs of a name that wait, with their payloads. */
export async function jobsOf(db: Db, name: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ payload: Record<string, unknown> }>`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = ${name} order by j.id
  `.execute(db)
  return rows.map(({ payload }) => payload)
}
