import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { addJob } from '~db/jobs.server'
import { makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { expect, test, wellMade } from './check-page'
import { comes, holds } from './paying'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both, and has the site pay at a stand-in for Stripe. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** To the page at Stripe, for an order that is there to be paid. */
async function goesToCard(page: Page) {
  await page.getByRole('button', { name: '用银行卡支付 ¥9,540' }).click()
  await page.getByRole('link', { name: '去 Stripe 付款' }).click()
  await expect(page.getByRole('heading', { name: '954000 cny' })).toBeVisible()
}

/** Pays while Stripe's events are held up, and comes back to the site, which has heard nothing. @returns the order's address */
async function paysUntold(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Settle untold' }).click()
  await expect(page).toHaveURL(/\/orders\/\d+\?did=paid$/)
  await expect(page.getByText('已提交付款')).toBeVisible()
  return new URL(page.url()).pathname
}

/** The time of every hold of an event is up. */
const timeIsUp = (eventId: number) =>
  db.transaction().execute(async (tx) => {
    const past = { lapses_at: new Date(Date.now() - 1_000) }
    const held = (table: 'booth_bookings' | 'booth_holds') =>
      tx.updateTable(table).set(past).where('event_id', '=', eventId).where('state', '=', 'held').execute()
    await held('booth_bookings')
    await held('booth_holds')
    await tx
      .updateTable('orders')
      .set({ due_at: past.lapses_at })
      .where('id', 'in', (each) =>
        each
          .selectFrom('booth_bookings')
          .select((is) => is.ref('order_id').$notNull().as('id'))
          .where('event_id', '=', eventId),
      )
      .execute()
  })

/** The worker lets holds lapse by itself each minute: for as long as this, it waits for those of the event. */
const whileNothingLapses = (eventId: number, work: () => Promise<void>) =>
  db.transaction().execute(async (tx) => {
    await tx.selectFrom('events').select('id').where('id', '=', eventId).forUpdate().execute()
    await work()
  })

const lapse = () => db.transaction().execute((tx) => addJob(tx, 'bookings-lapse', {}))

test('money that comes after the hold lapsed takes the booth again where it is free, and goes back where it is not', {
  tag: '@desktop',
}, async ({ page: free, browser, baseURL }) => {
  test.setTimeout(120_000)
  const url = baseURL ?? ''
  const exhibition = await makeExhibition(db, { titleZh: `迟付测试展 ${Date.now()}` })
  await makeBooths(db, exhibition, ['A1', 'A2'])
  const { eventId } = exhibition
  const event = `/events/${eventId}`
  const gone = await another(browser, { baseURL: url })
  const waiting = await another(browser, { baseURL: url })
  const organizer = await another(browser, { baseURL: url })
  for (const page of [free, gone, waiting]) {
    const { viewer, organisationId } = await makeExhibitor(db, eventId)
    await enter(db, page, url, viewer, organisationId)
  }
  await enter(db, organizer, url, exhibition.organizer, exhibition.organizerId)

  // One holds A1, another A2, for which a third waits.
  await holds(free, event, 'A1')
  await goesToCard(free)
  await holds(gone, event, 'A2')
  await goesToCard(gone)
  await waiting.goto(`${event}/booking`)
  await waiting.getByLabel('展位号', { exact: true }).last().fill('A2')
  await waiting.getByRole('button', { name: '排候补' }).click()
  await expect(waiting.getByText('候补中：第 1 位')).toBeVisible()

  const freeOrder = await paysUntold(free)
  const goneOrder = await paysUntold(gone)
  await expect(gone.getByRole('link', { name: '去 Stripe 付款' })).toHaveCount(0)
  await whileNothingLapses(eventId, async () => {
    await timeIsUp(eventId)
    await gone.reload()
    await expect(gone.getByText(/^付款时间已过，不能再付。如果已经付了款/)).toBeVisible()
    await gone.goto(`${event}/booking`)
    await expect(gone.getByText(/^保留时间已过。如果款已经付了/)).toBeVisible()
    await wellMade(gone)
  })
  await lapse()

  // A1 was still free: it is taken again, and the order stands.
  await comes(free, /^付款已到账。到账时付款时间已过.*订单已恢复有效/)
  await expect(free.getByText('已付清')).toBeVisible()
  await wellMade(free)
  await free.goto(`${event}/booking`)
  await expect(free.getByText('已订', { exact: true })).toBeVisible()
  await free.goto('/notices')
  await expect(free.getByText(/^订单 MU\d+ 已恢复$/)).toBeVisible()

  // A2 went to who waited for it: the money goes back, which both sides read.
  await gone.goto(goneOrder)
  await comes(gone, /订单不能恢复。¥9,540 已自动原路退回/)
  await expect(gone.getByText('已全额退款')).toBeVisible()
  await wellMade(gone)
  await gone.goto('/notices')
  await expect(gone.getByText(/^订单 MU\d+ 已退款 ¥9,540$/)).toBeVisible()
  await expect(gone.getByText(/原因：款项到得太晚/)).toBeVisible()
  await waiting.goto(`${event}/booking`)
  await expect(waiting.getByText('候补到位')).toBeVisible()
  await organizer.goto('/notices')
  await expect(organizer.getByText(/^订单 MU\d+ 已恢复$/)).toBeVisible()
  await expect(organizer.getByText(/^订单 MU\d+ 已退款 ¥9,540$/)).toBeVisible()
  await organizer.goto(goneOrder)
  await expect(organizer.getByText(/¥9,540 已自动原路退回/)).toBeVisible()
  await wellMade(organizer)
  await organizer.goto(freeOrder)
  await expect(organizer.getByText(/订单恢复有效$/)).toBeVisible()
})
