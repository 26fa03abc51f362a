import { dayOf } from '~/platform/china-time'
import { type Db, openDatabase } from '~db/client.server'
import { archiveOfferings, isIndexed, makeOfferings } from '../support/market'
import { makeOrganisation, makePerson } from '../support/people'
import { makeNeed, makeStop, makeTour, withdrawNeeds } from '../support/tours'
import { expect, test, wellMade } from './check-page'
import { checkIn, makeTimetable, noteMeeting } from './tour-day'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})

const dayIn = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

const made: { needs: number[]; offerings: number[] } = { needs: [], offerings: [] }
test.afterAll(async () => {
  await withdrawNeeds(db, made.needs)
  await archiveOfferings(db, made.offerings)
  await db.destroy()
})

/** Where nobody asks for anything, so that what the planner finds is ours, whatever was tried in this database before. */
const quietRegion = async () =>
  (
    await db
      .selectFrom('regions as r')
      .select('r.code')
      .where('r.code', 'like', '__0000')
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('needs as n')
              .select('n.id')
              .whereRef('n.region_code', '=', 'r.code')
              .where('n.state', 'in', ['open', 'matched', 'in_trial']),
          ),
        ),
      )
      .orderBy('r.code', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).code

/** An enterprise whose generator the worker has put into the index, and a team whose need it alone answers. */
async function makeSides(name: string, region: string) {
  const [seller, buyer] = [await makePerson(db), await makePerson(db)]
  const enterprise = await makeOrganisation(db, { nameZh: `${name}企业`, members: [[seller, 'editor']] })
  const team = await makeOrganisation(db, {
    ...{ kind: 'rescue_team', nameZh: `${name}队伍` },
    members: [[buyer, 'editor']],
  })
  // More than anything has that was there before.
  const power = Math.round(Date.now() / 1_000)
  const offerings = await makeOfferings(db, {
    ...{ enterprise, track: 'T14.04', scenario: 'S11.3' },
    offerings: [{ name: `${name}电源`, power }],
  })
  const need = await makeNeed(db, team, {
    titleZh: `${name}需求`,
    track: 'T14.04',
    ...{ region, power },
  })
  made.needs.push(need)
  made.offerings.push(...offerings)
  await expect.poll(() => isIndexed(db, offerings)).toBe(true)
  return { seller, buyer, enterprise, team }
}

test('a tour of three stops is set up, planned, signed up for by both sides, timetabled, held and reported', {
  tag: '@desktop',
}, async ({ page: organizer, browser, baseURL }) => {
  test.slow()
  const url = baseURL ?? ''
  const name = `行${Date.now()}`
  const owner = await makePerson(db)
  const organizerId = await makeOrganisation(db, { kind: 'organizer', members: [[owner, 'owner']] })
  const region = await quietRegion()
  const { seller, buyer, enterprise, team } = await makeSides(name, region)
  await enter(db, organizer, url, owner, organizerId)

  // Set up: the tour, its stops, the first of which is today, and to the public.
  await organizer.goto('/events')
  await organizer.getByRole('link', { name: '举办活动' }).click()
  await organizer.getByRole('link', { name: '区域行', exact: true }).click()
  await expect(organizer.getByRole('heading', { name: '举办区域行' })).toBeVisible()
  await organizer.getByLabel('名称（中文）').fill(`${name}区域行`)
  await organizer.getByLabel('介绍（中文）').fill('把装备带到需求所在地。')
  await organizer.getByLabel('开始日期').fill(dayIn(0))
  await organizer.getByLabel('结束日期').fill(dayIn(20))
  await organizer.getByLabel('邮箱').fill('tour@example.com')
  await organizer.getByLabel('双方报名截止').fill(dayIn(20))
  await organizer.getByLabel('观众登记截止').fill(dayIn(20))
  await organizer.getByLabel('参展条款（中文）').fill('遵守规则。')
  await organizer.getByRole('button', { name: '建立草稿' }).click()
  await expect(organizer.getByText('草稿已建立。')).toBeVisible()
  const manage = organizer.url().split('?')[0] ?? ''
  const event = manage.replace(/\/manage$/, '')
  for (const [index, stop] of ['一站', '二站', '三站'].entries()) {
    await organizer.goto(`${manage}/stops/new?region=${region}`)
    await organizer.getByLabel('站名（中文）').fill(stop)
    await organizer.getByLabel('场地（中文）').fill('训练基地')
    await organizer.getByLabel('开始日期').fill(dayIn(index * 5))
    await organizer.getByLabel('结束日期').fill(dayIn(index * 5))
    await organizer.getByLabel('纬度').fill('43.8256')
    await organizer.getByLabel('经度').fill('87.6168')
    if (index === 0) await wellMade(organizer)
    await organizer.getByRole('button', { name: '保存站点' }).click()
    await expect(organizer.getByText('站点已添加。')).toBeVisible()
  }
  const stopId = (
    await db
      .selectFrom('tour_stops')
      .select('id')
      .where('event_id', '=', Number(/\d+$/.exec(event)?.[0]))
      .orderBy('starts_on')
      .executeTakeFirstOrThrow()
  ).id
  const stop = `${manage}/stops/${stopId}`
  await organizer.goto(manage)
  await organizer.getByRole('button', { name: '公开活动' }).click()
  await expect(organizer.getByText('活动已公开。')).toBeVisible()

  // Planned: the enterprise that answers the need of the region, and the team, are asked in one step.
  await organizer.goto(`${stop}/planner`)
  await wellMade(organizer)
  await organizer.getByLabel(new RegExp(`${name}企业`)).check()
  await organizer.getByLabel(new RegExp(`${name}队伍`)).check()
  await organizer.getByRole('button', { name: '邀请所选单位' }).click()
  await expect(organizer.getByText('邀请已发出。')).toBeVisible()
  await expect(organizer.getByRole('row').filter({ hasText: `${name}需求` })).toContainText('受邀单位可回应')

  // Both sides sign up: the enterprise for all three stops, from the notice that names the need.
  const [first, second] = [await another(browser, { baseURL: url }), await another(browser, { baseURL: url })]
  await enter(db, first, url, seller, enterprise)
  await first.goto('/notices')
  await first.getByRole('button', { name: new RegExp(`^邀请参加“${name}区域行`) }).click()
  await expect(first.getByRole('link', { name: `${name}需求` })).toBeVisible()
  for (const each of ['一站', '二站', '三站']) await first.getByRole('checkbox', { name: each }).check()
  await expect(first.getByLabel(`${name}电源`).first()).toBeChecked()
  await first.getByLabel('用电（瓦）').fill('3000')
  await first.getByLabel('电话', { exact: true }).fill('0991-1234')
  await wellMade(first)
  await first.getByRole('button', { name: '提交报名' }).click()
  await expect(first.getByText('已确认')).toHaveCount(3)

  await enter(db, second, url, buyer, team)
  await second.goto(`${event}/stops/${stopId}`)
  await wellMade(second)
  await second.getByRole('link', { name: '报名参加' }).click()
  await second.getByRole('checkbox', { name: new RegExp(`^${name}需求`) }).check()
  await second.getByLabel('第 1 位：姓名').fill('李队')
  await second.getByLabel('电话', { exact: true }).fill('0991-5678')
  await second.getByRole('button', { name: '提交报名' }).click()
  await expect(second.getByText('已确认')).toHaveCount(1)

  // Timetabled: who meets whom one to one, and when.
  const day = { organizer, enterprise: first, team: second, event, stopId }
  await makeTimetable(day)

  // Held: who came, what both sides note, who meets whom in the session, a drill, and what came of both.
  const gate = await another(browser, { baseURL: url })
  await enter(db, gate, url, owner, organizerId)
  await checkIn({ ...day, gate }, '李队')
  await noteMeeting(day)
  await organizer.goto(`${stop}/sign-ups`)
  await expect(organizer.getByText('3 千瓦').first()).toBeVisible()
  await wellMade(organizer)
  await organizer.goto(`${stop}/session`)
  await organizer.getByRole('button', { name: '生成对接安排' }).click()
  await expect(organizer.getByText('对接安排已生成')).toBeVisible()
  await wellMade(organizer)
  await organizer.getByLabel(`结果: ${name}企业 – ${name}队伍`).selectOption('有意向')
  await organizer.getByRole('button', { name: `记录: ${name}企业 – ${name}队伍` }).click()
  await expect(organizer.getByText('已记录。')).toBeVisible()
  await second.goto(`${event}/stops/${stopId}`)
  await second.getByRole('link', { name: '我们的安排' }).click()
  await expect(second.getByText(`${name}企业`)).toBeVisible()
  await wellMade(second)
  await organizer.goto(`${stop}/drills`)
  await organizer.getByText('安排演练', { exact: true }).click()
  await organizer.getByLabel('名称（中文）').fill('夜间供电')
  await organizer.getByRole('button', { name: '加入安排' }).click()
  await expect(organizer).toHaveURL(/did=saved/)
  const metric = organizer.getByLabel('第 1 行：指标')
  // A page that comes to life may close again what was opened before.
  await expect(async () => {
    if (!(await metric.isVisible())) await organizer.getByText('录入结果').click()
    await metric.fill('连续供电', { timeout: 2_000 })
  }).toPass()
  await organizer.getByLabel('第 1 行：实测').fill('6 小时')
  await organizer.getByRole('combobox', { name: '结果' }).selectOption('达到要求')
  await organizer.getByLabel('评测人').fill('王工（检测院）')
  await wellMade(organizer)
  await organizer.getByRole('button', { name: '保存记录' }).click()
  await expect(organizer.getByRole('cell', { name: '6 小时' })).toBeVisible()
  // The page of the equipment tells everybody, apart from what the enterprise states.
  await organizer.getByRole('link', { name: `${name}电源` }).click()
  const measured = organizer.getByRole('region', { name: '现场演练实测' })
  await expect(measured.getByRole('cell', { name: '6 小时' })).toBeVisible()
  await expect(measured).toContainText('王工（检测院）')
  await wellMade(organizer)

  // Reported, on the page and as a file.
  await organizer.goto(`${stop}/report`)
  const came = '企业到场 0 家（报名 1 家） · 队伍到场 1 支（报名 1 支） · 签到 1 人（报名 1 人）'
  await expect(organizer.getByText(came)).toBeVisible()
  await expect(organizer.getByRole('row').filter({ hasText: '无人签到' })).toContainText(`${name}企业`)
  const oneToOne = organizer.getByRole('region', { name: '一对一会面' }).getByRole('row')
  await expect(oneToOne.filter({ hasText: `${name}需求 ← ${name}电源` })).toContainText('有意向')
  await expect(organizer.getByText('进行 1 场（共安排 1 场），涉及 1 对供需')).toBeVisible()
  const session = organizer.getByRole('region', { name: '对接', exact: true })
  await expect(session.getByRole('cell', { name: `${name}需求 ← ${name}电源` })).toBeVisible()
  await wellMade(organizer)
  const file = await organizer.request.get(`${stop}/report.csv`)
  const text = await file.text()
  for (const each of [came, '无人签到', '夜间供电']) expect(text).toContain(each)
})

test.describe('without scripts', { tag: '@phone' }, () => {
  // A form that is given back is answered with 422, which a browser reports.
  test.use({ javaScriptEnabled: false, quiet: false })

  test('a team that forgot who comes gets its form back, and then has its place', async ({
    page,
    baseURL,
  }) => {
    const { eventId } = await makeTour(db)
    const stopId = await makeStop(db, eventId)
    const person = await makePerson(db)
    const team = await makeOrganisation(db, { kind: 'rescue_team', members: [[person, 'editor']] })
    const title = `无脚本需求${eventId}`
    made.needs.push(await makeNeed(db, team, { titleZh: title, track: 'T14.04' }))
    await enter(db, page, baseURL ?? '', person, team)
    await page.goto(`/events/${eventId}/sign-up?stop=${stopId}`)
    await page.getByLabel(title).check()
    await page.getByLabel('电话', { exact: true }).fill('0991-5678')
    await page.getByRole('button', { name: '提交报名' }).click()
    await expect(page.getByText('请至少填写一位到场人员。').first()).toBeVisible()
    await expect(page.getByLabel(title)).toBeChecked()
    await page.getByLabel('第 1 位：姓名').fill('李队')
    await wellMade(page, false)
    await page.getByRole('button', { name: '提交报名' }).click()
    await expect(page.getByText('已确认')).toBeVisible()
  })
})
