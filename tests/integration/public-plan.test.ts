import { beforeAll, describe, expect, it } from 'vitest'
import { makeEvent } from '../support/events'
import { makeOrganisation } from '../support/people'
import { makeBoothClass, makeHall, makeHold } from '../support/plans'
import { useSite } from '../support/site'

describe('the plan that everybody sees', () => {
  const site = useSite({ engine: 'none', env: { RATE_LIMITS: '0' } })
  let eventId: number
  let hidden: number
  let company: string
  const ids = new Map<string, number>()

  beforeAll(async () => {
    const { db } = site.database
    const organizer = await makeOrganisation(db, { kind: 'organizer' })
    hidden = await makeEvent(db, organizer, { titleZh: '未公布的展' })
    eventId = await makeEvent(db, organizer)
    const classId = await makeBoothClass(db, eventId)
    for (const code of ['A', 'B']) {
      const hallId = await makeHall(db, eventId, { code })
      for (let at = 1; at <= 4; at++) {
        const number = `${code}0${at}`
        const { id } = await db
          .insertInto('booths')
          .values({
            ...{ event_id: eventId, hall_id: hallId, class_id: classId, number, x: at * 6, y: 6 },
            ...{ width: 6, depth: 6, created_at: new Date(), for_sale: number !== 'B04' },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        ids.set(number, id)
      }
    }
    await db.updateTable('events').set({ plan_published_at: new Date() }).where('id', '=', eventId).execute()
    // Enterprises of the sample world that offer something for floods, and one that does not.
    const seller = await db
      .selectFrom('public_offerings')
      .select(['organisation_id', 'organisation_zh'])
      .where('reference', '=', false)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    company = seller.organisation_zh
    const hold = (number: string, more: Partial<Parameters<typeof makeHold>[1]>) =>
      makeHold(db, { boothId: ids.get(number) ?? 0, organisationId: seller.organisation_id, ...more })
    await hold('A02', { state: 'sold' })
    await hold('A03', { state: 'held' })
    await hold('A04', { state: 'held', lapsesAt: new Date('2020-01-01T00:00:00Z') })
  })

  const plan = async (query = '', path = `/events/${eventId}/plan`) => (await site.ask(path + query)).text
  /** numbers of the booths that the table below the drawing lists */
  const listed = (html: string) =>
    [...html.matchAll(/<tr><th scope="row"><a href="[^"]*">([^<]*)</g)].map(([, number]) => number)
  const drawn = (html: string, number: string) =>
    new RegExp(`<a class="([^"]*)"[^>]*data-i="${number}"[^>]*aria-label="([^"]*)"`).exec(html)?.slice(1)

  it('says of each booth its state in colour and in words, and the price of what can be had', async () => {
    const html = await plan()
    expect(drawn(html, 'A01')).toEqual(['f', 'A01 可订 ¥9,000 标准展位 9 m²'])
    expect(drawn(html, 'A02')).toEqual(['s', `A02 已订 ${company} 标准展位 9 m²`])
    expect(drawn(html, 'A03')?.[0]).toBe('h')
    expect(drawn(html, 'A04')?.[0]).toBe('f')
    expect(drawn(html, 'B04')).toEqual(['n', 'B04 不出售 标准展位 9 m²'])
    expect(listed(html)).toEqual(['A01', 'A02', 'A03', 'A04', 'B01', 'B02', 'B03', 'B04'])
    expect(html).toContain('>已订</tspan>')
  })

  it('finds booths by number, company, and what the company offers, lit in the drawing and in the list', async () => {
    const byNumber = await plan('?q=b0')
    expect(listed(byNumber)).toEqual(['B01', 'B02', 'B03', 'B04'])
    expect(drawn(byNumber, 'B01')?.[0]).toBe('f lit')
    expect(drawn(byNumber, 'A01')?.[0]).toBe('f')
    expect(listed(await plan(`?q=${encodeURIComponent(company.slice(0, 6))}`))).toEqual(['A02'])
    const { track_code } = await site.database.db
      .selectFrom('public_offerings')
      .select('track_code')
      .where('organisation_zh', '=', company)
      .executeTakeFirstOrThrow()
    const track = await site.database.db
      .selectFrom('tracks')
      .select('name_zh')
      .where('code', '=', track_code)
      .executeTakeFirstOrThrow()
    expect(listed(await plan(`?q=${encodeURIComponent(track.name_zh)}`))).toEqual(['A02'])
    const none = await plan('?q=nothing-like-it')
    expect(listed(none)).toEqual([])
    expect(none).toContain('没有符合条件的展位')
  })

  it('is narrowed to a hall, a state or a class, and sorted', async () => {
    const one = await plan('?hall=B')
    expect(listed(one)).toEqual(['B01', 'B02', 'B03', 'B04'])
    expect(one).not.toContain('id="hall-A"')
    expect(listed(await plan('?state=held'))).toEqual(['A03'])
    expect(listed(await plan('?class=NONE'))).toEqual([])
    expect((await site.ask(`/events/${eventId}/plan?state=what`)).status).toBe(400)
    expect(listed(await plan('?sort=price'))).toHaveLength(8)
  })

  it('has a page for each booth, with what its price is made of, in both languages', async () => {
    const { text } = await site.ask(`/events/${eventId}/booths/a01`)
    for (const said of ['展位 A01', '可订', '¥1,000/m²', '¥9,000', '¥540', '¥9,540'])
      expect(text).toContain(said)
    const english = await site.ask(`/en/events/${eventId}/booths/A02`)
    expect(english.text).toContain('Taken')
    expect(english.text).not.toContain('Price today')
    expect((await site.ask(`/events/${eventId}/booths/Z99`)).status).toBe(404)
  })

  it('is not there before it is published', async () => {
    expect(await plan('', `/events/${hidden}/plan`)).toContain('展位图尚未公布')
    expect((await site.ask(`/events/${hidden}/booths/A01`)).status).toBe(404)
  })

  it('shows what people wrote as text, in the drawing and in the list', async () => {
    const { db } = site.database
    await db
      .updateTable('booth_classes')
      .set({ name_zh: '<script>alert(1)</script>"' })
      .where('event_id', '=', eventId)
      .execute()
    await db
      .updateTable('plan_elements')
      .set({ label_zh: '</title><script>alert(2)</script>' })
      .where('kind', '=', 'entrance')
      .execute()
    const html = await plan()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })
})
