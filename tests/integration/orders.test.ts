import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  cancelOrder,
  checkLedger,
  ordersCsv,
  ordersWorkbook,
  readOrder,
  refundOrder,
  reinstateOrder,
  settleLate,
} from '~/modules/payments/index.server'
import { dropRefund, giveBack, recordPayout } from '~/modules/payments/money/give-back.server'
import { lockOrder, readPayments, readRefunds } from '~/modules/payments/orders.repo.server'
import { remindOrders } from '~/modules/payments/remind-orders.server'
import { saveInvoice } from '~/modules/payments/save-invoice.server'
import { chooseTransfer } from '~/modules/payments/transfer/choose-transfer.server'
import {
  reconcileTransfer,
  reverseTransfer,
  type Transfer,
} from '~/modules/payments/transfer/reconcile.server'
import { addVoucher, openVoucher, readVouchers } from '~/modules/payments/transfer/vouchers.server'
import { fixedClock } from '~/platform/clock.server'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { useDatabase } from '../support/database'
import { colleague, DAY_MS, jobsOf, makeParties, orderOf, type Parties } from '../support/payments'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase('vocabulary')
const at = (days = 0) => new Date(testDay.getTime() + days * DAY_MS)
const services = (days = 0) => testServices(database, null, fixedClock(at(days)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const TOTAL = 1_908_000

let parties: Parties
beforeEach(async () => {
  parties = await makeParties(database.db)
})

const standing = async (id: number) => {
  const { state, paidMinor, refundedMinor } = await readOrder(database.db, 'staff', id)
  return { state, paid: paidMinor, refunded: refundedMinor }
}
const transfer = (id: number, changes: Partial<Transfer> = {}, days = 1) =>
  reconcileTransfer(services(days), parties.seller, id, {
    amountMinor: TOTAL,
    bankReference: 'B-1',
    receivedOn: '2026-11-24',
    ...changes,
  })
const arrived = async (id: number) =>
  (await jobsOf(database.db, 'payment_arrived')).filter(({ orderId }) => orderId === id)
const told = async (organisationId: number) =>
  (
    await database.db
      .selectFrom('notices')
      .select('event')
      .where('organisation_id', '=', organisationId)
      .orderBy('id')
      .execute()
  ).map(({ event }) => event)
const cancel = (id: number, evenPaid = false, days = 0) =>
  database.db
    .transaction()
    .execute((tx) => cancelOrder(tx, id, { reason: '保留到期', at: at(days), evenPaid }))
/** What stands on each account for an order. */
const ledger = async (id: number) => {
  const { rows } = await sql<{ account: string; amount: number }>`
    select e.account, sum(e.amount_minor)::bigint as amount from ledger_entries e
    join ledger_transactions t on t.id = e.transaction_id where t.order_id = ${id} group by 1 order by 1
  `.execute(database.db)
  return Object.fromEntries(rows.filter(({ amount }) => amount !== 0).map((row) => [row.account, row.amount]))
}
const balanced = async () => expect(await checkLedger(database.db)).toEqual([])

describe('an order', () => {
  it('is counted with its tax, owed from the start, and seen by its two sides alone', async () => {
    const id = await orderOf(database.db, parties)
    expect(await readOrder(database.db, parties.payer, id)).toMatchObject({
      state: 'open',
      netMinor: 1_800_000,
      taxMinor: 108_000,
      totalMinor: TOTAL,
    })
    expect(await ledger(id)).toEqual({ receivable: TOTAL, revenue: -1_800_000, tax: -108_000 })
    expect((await readOrder(database.db, parties.seller, id)).id).toBe(id)
    const stranger = await makePerson(database.db)
    const other = await makeOrganisation(database.db, { members: [[stranger, 'owner']] })
    const viewer = await viewerOf(database.db, stranger, { organisationId: other })
    await expect(readOrder(database.db, viewer, id)).rejects.toEqual(fails('not_found', 404))
  })

  it('that comes to nothing is none', async () => {
    const free = [{ labelZh: '赠票', labelEn: '', quantity: 1, unitMinor: 0, taxBp: 0 }]
    await expect(orderOf(database.db, parties, { lines: free })).rejects.toEqual(fails('order_amount', 422))
  })

  it('takes the invoice of who pays, and nobody else may say it', async () => {
    const id = await orderOf(database.db, parties)
    const invoice = { title: '测试救援装备公司', code: '91430100MA4L16JQ9D' }
    await expect(saveInvoice(services(), parties.seller, id, invoice)).rejects.toEqual(
      fails('not_found', 404),
    )
    const reader = await colleague(database.db, parties.payerId, 'viewer')
    await expect(saveInvoice(services(), reader, id, invoice)).rejects.toEqual(fails('not_allowed', 403))
    await saveInvoice(services(), parties.payer, id, invoice)
    expect(await readOrder(database.db, parties.payer, id)).toMatchObject({
      invoiceTitle: invoice.title,
      invoiceCode: invoice.code,
    })
  })

  it('that nobody paid is cancelled once, and nothing of it is owed any more', async () => {
    const id = await orderOf(database.db, parties)
    await Promise.all([cancel(id), cancel(id)])
    expect(await standing(id)).toEqual({ state: 'cancelled', paid: 0, refunded: 0 })
    expect(await ledger(id)).toEqual({})
    expect((await told(parties.payerId)).filter((event) => event === 'order_cancelled')).toHaveLength(1)
    await expect(chooseTransfer(services(), parties.payer, id)).rejects.toEqual(fails('order_state', 409))
  })
})

describe('a bank transfer', () => {
  it('is chosen while there is time, which then has days of grace, and is asked for once', async () => {
    const id = await orderOf(database.db, parties)
    await expect(chooseTransfer(services(1), parties.payer, id)).rejects.toEqual(fails('order_due', 409))
    await Promise.all([
      chooseTransfer(services(), parties.payer, id),
      chooseTransfer(services(), parties.payer, id),
    ])
    const order = await readOrder(database.db, parties.payer, id)
    expect([order.state, order.dueAt]).toEqual(['transfer_chosen', at(5)])
    const chosen = (await jobsOf(database.db, 'transfer_chosen')).filter(({ orderId }) => orderId === id)
    expect(chosen).toEqual([{ orderId: id, dueAt: at(5).toISOString() }])
  })

  it('cannot be chosen where the seller has not said where to', async () => {
    await database.db.deleteFrom('bank_accounts').where('organisation_id', '=', parties.sellerId).execute()
    const id = await orderOf(database.db, parties)
    await expect(chooseTransfer(services(), parties.payer, id)).rejects.toEqual(fails('no_bank_account', 409))
  })

  it('is reconciled by the seller, told to both sides, and to whoever made the order', async () => {
    const id = await orderOf(database.db, parties)
    await chooseTransfer(services(), parties.payer, id)
    await expect(
      reconcileTransfer(services(1), parties.payer, id, {
        amountMinor: TOTAL,
        bankReference: 'B-1',
        receivedOn: '2026-11-24',
      }),
    ).rejects.toEqual(fails('not_found', 404))
    const reader = await colleague(database.db, parties.sellerId, 'viewer')
    await expect(
      reconcileTransfer(services(1), reader, id, {
        amountMinor: 1,
        bankReference: 'B',
        receivedOn: '2026-11-24',
      }),
    ).rejects.toEqual(fails('not_allowed', 403))
    await expect(transfer(id, { receivedOn: '2026-12-24' })).rejects.toEqual(fails('day_future', 422))
    await transfer(id)
    expect(await standing(id)).toEqual({ state: 'paid', paid: TOTAL, refunded: 0 })
    expect(await arrived(id)).toEqual([{ orderId: id, late: false }])
    expect([await told(parties.payerId), await told(parties.sellerId)]).toEqual([
      ['order_paid'],
      ['order_paid'],
    ])
    expect(await ledger(id)).toEqual({ 'cash:bank': TOTAL, revenue: -1_800_000, tax: -108_000 })
  })

  it('reconciled twice at the same moment is one, and another amount under its number is refused', async () => {
    const id = await orderOf(database.db, parties)
    await Promise.all([transfer(id), transfer(id), transfer(id)])
    expect(await readPayments(database.db, id)).toHaveLength(1)
    expect(await arrived(id)).toHaveLength(1)
    await expect(transfer(id, { amountMinor: 5 })).rejects.toEqual(fails('bank_reference_taken', 409))
    await balanced()
  })

  it('of too little leaves the order open until the rest is there, and too much can be given back', async () => {
    const id = await orderOf(database.db, parties)
    await chooseTransfer(services(), parties.payer, id)
    await transfer(id, { amountMinor: 908_000 })
    expect(await standing(id)).toMatchObject({ state: 'transfer_chosen', paid: 908_000 })
    expect(await arrived(id)).toEqual([])
    await transfer(id, { amountMinor: 1_500_000, bankReference: 'B-2' })
    expect(await standing(id)).toMatchObject({ state: 'paid', paid: 2_408_000 })
    await giveBack(services(2), parties.seller, id, { amountMinor: 500_000, reason: '多付', base: 0 })
    const [refund] = await readRefunds(database.db, id)
    await recordPayout(services(3), parties.seller, id, {
      refundId: refund?.id ?? 0,
      bankReference: 'OUT-1',
      paidOn: '2026-11-26',
    })
    expect(await standing(id)).toEqual({ state: 'paid', paid: 2_408_000, refunded: 500_000 })
    expect(await ledger(id)).toEqual({ 'cash:bank': TOTAL, revenue: -1_800_000, tax: -108_000 })
    await balanced()
  })

  it('written down in error is taken back by a counter-entry, once', async () => {
    const id = await orderOf(database.db, parties)
    await chooseTransfer(services(), parties.payer, id)
    await transfer(id)
    const [payment] = await readPayments(database.db, id)
    const wrong = { paymentId: payment?.id ?? 0, reason: '记错了订单' }
    await Promise.all([
      reverseTransfer(services(2), parties.seller, id, wrong),
      reverseTransfer(services(2), parties.seller, id, wrong),
    ])
    expect(await standing(id)).toEqual({ state: 'transfer_chosen', paid: 0, refunded: 0 })
    const reversed = (await jobsOf(database.db, 'payment_reversed')).filter(({ orderId }) => orderId === id)
    expect(reversed).toEqual([{ orderId: id }])
    expect(await ledger(id)).toEqual({ receivable: TOTAL, revenue: -1_800_000, tax: -108_000 })
    await transfer(id)
    expect(await standing(id)).toMatchObject({ state: 'paid' })
    await balanced()
  })

  it('is asked for once more two days before its time is over, once', async () => {
    const id = await orderOf(database.db, parties)
    await chooseTransfer(services(), parties.payer, id)
    const remind = (days: number) => remindOrders(services(days), new AbortController().signal)
    await remind(2)
    expect(await told(parties.payerId)).toEqual([])
    await Promise.all([remind(4), remind(4)])
    await remind(4)
    expect(await told(parties.payerId)).toEqual(['order_due_soon'])
  })

  it('has vouchers that the two sides read, each once', async () => {
    const id = await orderOf(database.db, parties)
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = () => new File([png], '回单.png', { type: 'image/png' })
    await expect(addVoucher(services(), parties.payer, id, file())).rejects.toEqual(fails('order_state', 409))
    await chooseTransfer(services(), parties.payer, id)
    await expect(addVoucher(services(), parties.seller, id, file())).rejects.toEqual(fails('not_found', 404))
    await addVoucher(services(), parties.payer, id, file())
    await addVoucher(services(), parties.payer, id, file())
    const [voucher, ...more] = await readVouchers(database.db, id)
    expect(more).toEqual([])
    const opened = await openVoucher(services(), { id, fileId: voucher?.id ?? '' })
    expect(opened.headers.get('content-type')).toMatch(/^image\//)
    const other = await orderOf(database.db, parties)
    await expect(openVoucher(services(), { id: other, fileId: voucher?.id ?? '' })).rejects.toEqual(
      fails('not_found', 404),
    )
  })
})

describe('giving money back', () => {
  const paid = async () => {
    const id = await orderOf(database.db, parties)
    await transfer(id)
    return id
  }

  it('asked for twice by one form at the same moment happens once', async () => {
    const id = await paid()
    const ask = () =>
      giveBack(services(2), parties.seller, id, { amountMinor: 1_000_000, reason: '退一个', base: 0 })
    await Promise.all([ask(), ask(), ask()])
    expect((await readRefunds(database.db, id)).map(({ amountMinor }) => amountMinor)).toEqual([1_000_000])
  })

  it('by two people at the same moment never gives back more than is held', async () => {
    const id = await paid()
    const second = await colleague(database.db, parties.sellerId, 'editor')
    const done = await Promise.allSettled([
      giveBack(services(2), parties.seller, id, { amountMinor: 1_000_000, reason: '退', base: 0 }),
      giveBack(services(2), second, id, { amountMinor: 1_500_000, reason: '退', base: 0 }),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'order_changed' },
    })
    await expect(
      giveBack(services(2), parties.seller, id, { amountMinor: TOTAL, reason: '退', base: 1 }),
    ).rejects.toEqual(fails('order_changed', 409))
  })

  it('without the lock would give back twice what is held', async () => {
    const id = await paid()
    const order = await readOrder(database.db, 'staff', id)
    let waiting = 0
    let open: () => void = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    // What the lock stands in the way of: two that have read before either writes.
    const unlocked = () =>
      database.db.transaction().execute(async (tx) => {
        const held = (await readRefunds(tx, id)).length === 0
        if (++waiting === 2) open()
        await both
        if (held)
          await tx
            .insertInto('refunds')
            .values({
              order_id: id,
              payment_id: (await readPayments(tx, id))[0]?.id ?? 0,
              amount_minor: order.totalMinor,
              created_at: at(),
              updated_at: at(),
            })
            .execute()
      })
    await Promise.all([unlocked(), unlocked()])
    expect(await readRefunds(database.db, id)).toHaveLength(2)
    await database.db.deleteFrom('refunds').where('order_id', '=', id).execute()
  })

  it('is no cancellation, and a cancellation gives nothing back', async () => {
    const id = await paid()
    await giveBack(services(2), parties.seller, id, { amountMinor: 500_000, reason: '少一项服务', base: 0 })
    const [refund] = await readRefunds(database.db, id)
    const out = { refundId: refund?.id ?? 0, bankReference: 'OUT', paidOn: '2026-11-25' }
    await Promise.all([
      recordPayout(services(3), parties.seller, id, out),
      recordPayout(services(3), parties.seller, id, out),
    ])
    const order = await readOrder(database.db, 'staff', id)
    expect([order.state, order.cancelledAt]).toEqual(['partly_refunded', null])
    const jobs = (await jobsOf(database.db, 'order_refunded')).filter(({ orderId }) => orderId === id)
    expect(jobs).toEqual([{ orderId: id, amountMinor: 500_000, whole: false }])
    await expect(cancel(id)).rejects.toEqual(fails('order_paid', 409))
    await cancel(id, true, 4)
    expect(await standing(id)).toEqual({ state: 'partly_refunded', paid: TOTAL, refunded: 500_000 })
    expect(await ledger(id)).toEqual({ 'cash:bank': 1_408_000, receivable: -1_408_000 })
    await balanced()
  })

  it('that was begun in error is dropped, and the money can go back later', async () => {
    const id = await paid()
    await giveBack(services(2), parties.seller, id, { amountMinor: TOTAL, reason: '退', base: 0 })
    const [refund] = await readRefunds(database.db, id)
    await dropRefund(services(2), parties.seller, id, refund?.id ?? 0)
    await dropRefund(services(2), parties.seller, id, refund?.id ?? 0)
    expect(await ledger(id)).toEqual({ 'cash:bank': TOTAL, revenue: -1_800_000, tax: -108_000 })
    await expect(
      recordPayout(services(3), parties.seller, id, {
        refundId: refund?.id ?? 0,
        bankReference: 'OUT',
        paidOn: '2026-11-25',
      }),
    ).rejects.toEqual(fails('refund_state', 409))
    await giveBack(services(2), parties.seller, id, { amountMinor: TOTAL, reason: '退', base: 0 })
    expect((await readRefunds(database.db, id)).map(({ state }) => state)).toEqual(['failed', 'pending'])
    await balanced()
  })
})

describe('money that comes for a cancelled order', () => {
  const late = async () => {
    const id = await orderOf(database.db, parties)
    await cancel(id)
    await transfer(id)
    return id
  }
  const settle = (id: number, how: 'reinstate' | 'refund') =>
    database.db.transaction().execute((tx) => settleLate(tx, id, how, { at: at(2) }))

  it('is written down, told, and given to whoever made the order to decide', async () => {
    const id = await late()
    expect(await standing(id)).toEqual({ state: 'cancelled', paid: TOTAL, refunded: 0 })
    expect(await arrived(id)).toEqual([{ orderId: id, late: true }])
    expect(await told(parties.payerId)).toEqual(['order_cancelled', 'order_late'])
    expect(await ledger(id)).toEqual({ 'cash:bank': TOTAL, receivable: -TOTAL })
  })

  it('brings the order back, once', async () => {
    const id = await late()
    await Promise.all([settle(id, 'reinstate'), settle(id, 'reinstate')])
    expect(await standing(id)).toEqual({ state: 'paid', paid: TOTAL, refunded: 0 })
    expect(await ledger(id)).toEqual({ 'cash:bank': TOTAL, revenue: -1_800_000, tax: -108_000 })
    await balanced()
  })

  it('or goes back, once, after which the order cannot come back', async () => {
    const id = await late()
    await Promise.all([settle(id, 'refund'), settle(id, 'refund')])
    const refunds = await readRefunds(database.db, id)
    expect(refunds.map(({ amountMinor, state }) => [amountMinor, state])).toEqual([[TOTAL, 'pending']])
    await expect(
      database.db.transaction().execute((tx) => reinstateOrder(tx, id, { at: at(3) })),
    ).rejects.toEqual(fails('order_refunding', 409))
    await recordPayout(services(3), parties.seller, id, {
      refundId: refunds[0]?.id ?? 0,
      bankReference: 'OUT',
      paidOn: '2026-11-26',
    })
    expect(await standing(id)).toEqual({ state: 'refunded', paid: TOTAL, refunded: TOTAL })
    expect(await ledger(id)).toEqual({})
    await balanced()
  })

  it('at the same moment as the cancellation is never overlooked, whichever came first', async () => {
    for (let n = 0; n < 8; n++) {
      const id = await orderOf(database.db, parties)
      const [cancelled] = await Promise.allSettled([cancel(id), transfer(id, { bankReference: `R-${n}` })])
      const { state } = await standing(id)
      const jobs = await arrived(id)
      if (cancelled.status === 'fulfilled') {
        expect([state, jobs]).toEqual(['cancelled', [{ orderId: id, late: true }]])
      } else {
        expect(cancelled.reason).toEqual(fails('order_paid', 409))
        expect([state, jobs]).toEqual(['paid', [{ orderId: id, late: false }]])
      }
    }
    await balanced()
  })
})

describe('the ledger', () => {
  it('is never changed, and takes nothing that does not come to zero', async () => {
    const id = await orderOf(database.db, parties)
    for (const change of [
      sql`update ledger_entries set amount_minor = 1`,
      sql`delete from ledger_entries`,
      sql`update ledger_transactions set kind = 'received'`,
      sql`delete from ledger_transactions`,
    ])
      await expect(change.execute(database.owner)).rejects.toThrow(/what stands in the ledger/)
    const one = (amount: number) =>
      database.db.transaction().execute(async (tx) => {
        const { id: posted } = await tx
          .insertInto('ledger_transactions')
          .values({
            order_id: id,
            seller_id: parties.sellerId,
            currency: 'CNY',
            kind: 'received',
            key: `test:${id}:${amount}`,
            at: at(),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        if (amount !== 0)
          await tx
            .insertInto('ledger_entries')
            .values({ transaction_id: posted, account: 'tax', amount_minor: amount })
            .execute()
      })
    await expect(one(5)).rejects.toThrow(/comes to 5, not to zero/)
    await expect(one(0)).rejects.toThrow(/comes to nothing, not to zero/)
  })

  it('has a check that notices what does not agree', async () => {
    await balanced()
    const id = await orderOf(database.db, parties)
    await transfer(id)
    await database.db.updateTable('orders').set({ paid_minor: 5 }).where('id', '=', id).execute()
    expect(await checkLedger(database.db)).toEqual([
      { what: 'state', id, text: '5 paid and 0 given back are kept with the order' },
    ])
    await database.db.updateTable('orders').set({ paid_minor: TOTAL }).where('id', '=', id).execute()
    await database.db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, id)
      await refundOrder(tx, order, { amountMinor: 'all', reason: '', requesterId: null, at: at(1) })
    })
    await balanced()
  })
})

describe('the orders that a seller received', () => {
  it('are exported as CSV and as a workbook whose amounts are figures, its own alone', async () => {
    const id = await orderOf(database.db, parties)
    await transfer(id)
    await orderOf(database.db, { ...(await makeParties(database.db)) })
    const asked = { sellerId: parties.sellerId, query: { now: at(1) }, lang: 'zh' as const }
    const csv = (await text(Readable.from(ordersCsv(database.db, asked)))).trim().split('\r\n')
    expect(csv).toHaveLength(2)
    expect(csv[1]).toContain(',已付清,CNY,18000,1080,19080,19080,0,')
    const bytes = await buffer(ordersWorkbook(database.db, asked, at(1)))
    const limits = { rows: 10, headRows: 1, columns: 20, sheets: 1 }
    const [sheet] = await readWorkbook(bytes, limits, () => true)
    const cells = [...(sheet?.rows.at(-1)?.cells.values() ?? [])]
    expect(cells.slice(4, 11)).toEqual(['已付清', 'CNY', 18_000, 1_080, 19_080, 19_080, 0])
  })
})
