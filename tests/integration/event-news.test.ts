import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { actOnNews } from '~/modules/events/index.server'
import { type Exhibition, makeExhibition } from '../support/exhibitors'
import { makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { useSite } from '../support/site'
import { makeTour } from '../support/tours'

const fails = (code: string) => expect.objectContaining({ code })

describe('news of an event', () => {
  const site = useSite({ engine: 'none', env: { RATE_LIMITS: '0' } })
  let exhibition: Exhibition
  beforeAll(async () => {
    exhibition = await makeExhibition(site.database.db, { titleZh: '新闻测试展' })
  })
  const act = (
    form: Parameters<typeof actOnNews>[2]['form'],
    id: number | null,
    viewer: Person = exhibition.organizer,
  ) => actOnNews(testServices(site.database), viewer, { eventId: exhibition.eventId, id, form })
  const written = (titleZh: string, version = 1) => ({
    ...{
      act: 'save' as const,
      version,
      titleZh,
      titleEn: '',
      textZh: `${titleZh}，请知悉 <b>。`,
      textEn: '',
    },
  })
  const shown = async (rest = '') => (await site.ask(`/events/${exhibition.eventId}/news${rest}`)).text

  it('is read by everybody from when it is published until it is withdrawn, on its page, the event’s and in the feed', async () => {
    expect(await shown()).toContain('还没有新闻')
    const [id, again] = [await act(written('布展须知'), null), await act(written('布展须知'), null)]
    expect(again).toBe(id)
    expect(await shown()).not.toContain('布展须知')
    expect((await site.ask(`/events/${exhibition.eventId}/news/${id}`)).status).toBe(404)

    await act({ act: 'publish' }, id)
    await act({ act: 'publish' }, id)
    expect(await shown()).toContain('布展须知')
    expect(await shown(`/${id}`)).toContain('请知悉 &lt;b&gt;。')
    expect((await site.ask(`/events/${exhibition.eventId}`)).text).toContain('布展须知')
    const feed = await shown('.atom')
    expect(feed).toContain('<title>布展须知</title>')
    expect(feed).toContain(`/events/${exhibition.eventId}/news/${id}"/>`)
    await expect(act({ act: 'remove' }, id)).rejects.toEqual(fails('news_state'))

    await act(written('布展须知（更新）'), id)
    await expect(act(written('旧页面'), id)).rejects.toEqual(fails('changed_meanwhile'))
    expect(await shown()).toContain('布展须知（更新）')
    await act({ act: 'withdraw' }, id)
    for (const page of [await shown(), await shown('.atom')]) expect(page).not.toContain('布展须知')
    const other = await act(written('停车须知'), null)
    await act({ act: 'publish' }, other)
    for (const [lang, words] of [
      ['', '这条新闻已由主办方撤回'],
      ['/en', 'The organizer withdrew this news'],
    ]) {
      const base = `${lang}/events/${exhibition.eventId}`
      const { status, text } = await site.ask(`${base}/news/${id}`)
      expect(status).toBe(410)
      expect(text).toContain(words)
      for (const href of [base, `${base}/news`, `${base}/news/${other}`])
        expect(text).toContain(`href="${href}"`)
      expect(text).not.toContain('布展须知')
      expect(text).toContain('noindex')
    }
    await act({ act: 'publish' }, id)
    expect(await shown()).toContain('布展须知（更新）')
    expect((await site.ask(`/events/${exhibition.eventId}/news/${id}`)).status).toBe(200)
  })

  it('is written of a tour as well', async () => {
    const { eventId, organizer } = await makeTour(site.database.db)
    const write = (form: Parameters<typeof actOnNews>[2]['form'], id: number | null) =>
      actOnNews(testServices(site.database), organizer, { eventId, id, form })
    const id = await write(written('集合地点'), null)
    await write({ act: 'publish' }, id)
    expect((await site.ask(`/events/${eventId}/news/${id}`)).text).toContain('集合地点，请知悉')
  })

  it('is written by the organizer alone, and a draft goes without a trace', async () => {
    const { db } = site.database
    const stranger = await viewerOf(db, await makePerson(db))
    await expect(act(written('别人写的'), null, stranger)).rejects.toEqual(fails('not_found'))
    const id = await act(written('写错了'), null)
    expect(await act({ act: 'remove' }, id)).toBeNull()
    expect(await act({ act: 'remove' }, id)).toBeNull()
    await expect(act({ act: 'publish' }, id)).rejects.toEqual(fails('not_found'))
  })
})
