import { beforeAll, describe, expect, it } from 'vitest'
import { ticketNumber } from '~/modules/events/visitors/ticket-number'
import { type Exhibition, makeBooths, makeExhibition, makeExhibitor, show } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { makePerson } from '../support/people'
import { makeHall, makeHold } from '../support/plans'
import { useSite } from '../support/site'

describe('the directory of exhibitors', () => {
  const site = useSite({ engine: 'none', env: { RATE_LIMITS: '0' } })
  let exhibition: Exhibition
  const ids: Record<string, number> = {}

  /** An exhibitor with what it shows: each by its name, track and scenario. */
  async function exhibitor(
    name: string,
    shows: [name: string, track: string, scenario: string][],
    { booth, hidden }: { booth?: number; hidden?: 'submitted' | 'suspended' } = {},
  ) {
    const { db } = site.database
    const state = hidden === 'submitted' ? hidden : 'accepted'
    const { organisationId } = await makeExhibitor(db, exhibition.eventId, { state })
    for (const [at, [offering, track, scenario]] of shows.entries()) {
      const made = await makeOfferings(db, {
        ...{ enterprise: organisationId, track, scenario },
        offerings: [{ name: offering, power: null }],
      })
      await show(db, { ...exhibition, organisationId }, made, at === 0 ? { fasciaZh: name } : {})
    }
    if (booth) await makeHold(db, { boothId: booth, organisationId, state: 'sold' })
    if (hidden === 'suspended')
      await db
        .updateTable('organisations')
        .set({ state: 'suspended' })
        .where('id', '=', organisationId)
        .execute()
    ids[name] = organisationId
  }

  beforeAll(async () => {
    const { db } = site.database
    exhibition = await makeExhibition(db, { titleZh: '名录测试展' })
    const hallB = await makeHall(db, exhibition.eventId, { code: 'B' })
    const [a1, a2] = await makeBooths(db, exhibition, ['A1', 'A2'])
    const [b1] = await makeBooths(db, { ...exhibition, hallId: hallB }, ['W1'])
    await exhibitor(
      '丙泵业',
      [
        ['大流量泵', 'T05.02', 'S03.1'],
        ['绳索包', 'T07.01', 'S02'],
      ],
      { booth: a1 ?? 0 },
    )
    await exhibitor('甲钻机', [['履带钻车', 'T14.03', 'S11.3']], { booth: b1 ?? 0 })
    await exhibitor('乙救援', [['应急泵', 'T05.02', 'S11.3']])
    await exhibitor('未审核', [['藏泵', 'T05.02', 'S03.1']], { hidden: 'submitted' })
    await exhibitor('被停用', [['停泵', 'T05.02', 'S03.1']], { booth: a2 ?? 0, hidden: 'suspended' })
  })

  const ask = (rest = '', lang = '') => site.ask(`${lang}/events/${exhibition.eventId}/exhibitors${rest}`)
  const listed = (html: string) =>
    [...html.matchAll(/<h3[^>]*><a href="[^"]*\/exhibitors\/\d+"[^>]*>([^<]*)</g)].map(([, name]) => name)
  const found = async (query: string) => listed((await ask(query)).text)

  it('lists whom the organizer accepted, by the names above their booths, with booths and what they show', async () => {
    const { text } = await ask()
    expect(listed(text)).toEqual(['丙泵业', '甲钻机', '乙救援'])
    for (const said of ['A1', 'W1', '大流量泵', '履带钻车', '展位待定', '3 家参展商'])
      expect(text).toContain(said)
    for (const kept of ['未审核', '藏泵', '被停用', '停泵']) expect(text).not.toContain(kept)
  })

  it('is narrowed by hall, scenario, track and words, together and with counts beside the other choices', async () => {
    expect(await found('?hall=B')).toEqual(['甲钻机'])
    expect(await found('?scenario=S11')).toEqual(['甲钻机', '乙救援'])
    expect(await found('?scenario=S11&track=T05')).toEqual(['乙救援'])
    // Not one that shows a pump for floods and something else for mountains.
    expect(await found('?scenario=S02&track=T05')).toEqual([])
    expect(await found(`?q=${encodeURIComponent('泵')}&hall=A`)).toEqual(['丙泵业'])
    expect(await found('?q=w1')).toEqual(['甲钻机'])
    expect(await found('?hall=Z')).toEqual([])
    const { text } = await ask('?track=T14')
    const rows = text.split('<label class="check-row"').slice(1)
    const count = (name: string, value: string) => {
      const row = rows.find((each) => each.includes(`name="${name}"`) && each.includes(`value="${value}"`))
      return row && /<span>(\d+)<\/span><\/label>/.exec(row)?.[1]
    }
    expect([count('track', 'T05'), count('track', 'T14'), count('hall', 'A'), count('hall', 'B')]).toEqual([
      '2',
      '1',
      undefined,
      '1',
    ])
    expect((await ask('?scenario=S99')).status).toBe(400)
  })

  it('leads to the plan with the booths of whom it found lit, and to the search of what is shown', async () => {
    const { text } = await ask('?scenario=S03')
    const plan = /href="(\/events\/\d+\/plan\?scenario=S03)"/.exec(text)?.[1]
    expect(text).toContain(`href="/offerings?scenario=S03&amp;event=${exhibition.eventId}"`)
    const drawn = (await site.ask(plan ?? '')).text
    expect(
      [...drawn.matchAll(/<a class="[a-z ]*lit"[^>]*data-i="([^"]*)"/g)].map(([, number]) => number),
    ).toEqual(['A1'])
    const booth = await site.ask(`/events/${exhibition.eventId}/booths/A1`)
    expect(booth.text).toContain(`href="/events/${exhibition.eventId}/exhibitors/${ids.丙泵业}"`)
    const shown = await site.ask(`/offerings?event=${exhibition.eventId}`)
    for (const name of ['大流量泵', '履带钻车', '应急泵', '去掉筛选：名录测试展'])
      expect(shown.text).toContain(name)
    expect(shown.text).not.toContain('藏泵')
    const [offering] = await site.database.db
      .selectFrom('public_offerings')
      .select('id')
      .where('name_zh', '=', '大流量泵')
      .execute()
    const page = await site.ask(`/offerings/${offering?.id}`)
    expect(page.text).toContain(`href="/events/${exhibition.eventId}/exhibitors/${ids.丙泵业}"`)
  })

  it('has a page for each exhibitor, from which it is asked for an introduction, in both languages', async () => {
    const { text } = await ask(`/${ids.丙泵业}`)
    for (const said of [
      '丙泵业 · 名录测试展',
      '展位 A1',
      '大流量泵',
      '绳索包',
      '/introductions/new?offering=',
    ])
      expect(text).toContain(said)
    expect((await ask(`/${ids.丙泵业}`, '/en')).text).toContain('Equipment shown (2)')
    for (const nobody of [ids.未审核, ids.被停用, exhibition.organizerId, 999_999])
      expect((await ask(`/${nobody}`)).status).toBe(404)
  })

  it('stands beside the needs that everybody may see, of teams that registered as visitors', async () => {
    const { db } = site.database
    const needs = (query = '') => site.ask(`/events/${exhibition.eventId}/needs${query}`)
    expect((await needs()).text).toContain('还没有到场队伍的需求')
    const wanted = await db
      .selectFrom('public_needs')
      .select(['id', 'organisation_id', 'title_zh', 'scenario_codes'])
      .where('reference', '=', false)
      .where('state', '=', 'open')
      .orderBy('id')
      .limit(2)
      .execute()
    const [shown, hidden] = wanted
    const person = await makePerson(db)
    const register = (organisationId: number, more: { kind?: 'team' | 'professional'; name: string }) =>
      db
        .insertInto('event_visitors')
        .values({
          ...{ event_id: exhibition.eventId, person_id: person.id, own: false, kind: 'team' as const },
          ...{ organisation_id: organisationId, number: ticketNumber(String(100_000_000 + organisationId)) },
          ...{ agreed_at: new Date(), created_at: new Date(), updated_at: new Date(), ...more },
        })
        .execute()
    await register(shown?.organisation_id ?? 0, { name: '队员' })
    await register(hidden?.organisation_id ?? 0, { name: '个人', kind: 'professional' })
    const { text } = await needs()
    expect(text).toContain(`href="/needs/${shown?.id}"`)
    expect(text).not.toContain(`href="/needs/${hidden?.id}"`)
    const scenario = shown?.scenario_codes[0] ?? ''
    expect((await needs(`?scenario=${scenario}`)).text).toContain(`href="/needs/${shown?.id}"`)
    await db
      .updateTable('needs')
      .set({ visibility: 'verified' })
      .where('id', '=', shown?.id ?? 0)
      .execute()
    expect((await needs()).text).not.toContain(`href="/needs/${shown?.id}"`)
  })

  it('says so where nobody is listed, and knows of no booths before the plan is public', async () => {
    const { db } = site.database
    await db
      .updateTable('events')
      .set({ plan_published_at: null })
      .where('id', '=', exhibition.eventId)
      .execute()
    const { text } = await ask()
    expect(listed(text)).toHaveLength(3)
    expect(text).not.toContain('/booths/A1')
    const other = await makeExhibition(db, { titleZh: '空展' })
    expect((await site.ask(`/events/${other.eventId}/exhibitors`)).text).toContain('参展商名录还没有内容')
  })
})
