import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { addMedia } from '~/modules/offerings/index.server'
import { openFileStore } from '~/platform/files/open-file-store.server'
import { get } from '../support/attack'
import { makeExhibition, makeExhibitor } from '../support/exhibitors'
import { addMember, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { useSite } from '../support/site'
import { makeStop, makeTour } from '../support/tours'

/** An offering whose words would break out of whatever is built from them by hand. */
const hostile = '水泵</script><script>alert(1)</script> & "泵" <b>'

let offeringId = 0
let photoId = 0
const site = useSite({
  prepare: async (database) => {
    const { db } = database
    const row = await db
      .selectFrom('public_offerings')
      .select(['id', 'organisation_id'])
      .where('sample', '=', true)
      .where('price_basis', '=', 'sale')
      .where('price_minor', 'is not', null)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    offeringId = Number(row.id)
    const person = await makePerson(db)
    await addMember(db, Number(row.organisation_id), person, 'editor')
    const services = testServices(database)
    const files = openFileStore(services.env)
    const bytes = await sharp({
      create: { width: 900, height: 700, channels: 3, background: { r: 216, g: 63, b: 0 } },
    })
      .jpeg()
      .toBuffer()
    const { added } = await addMedia({ ...services, files }, await viewerOf(db, person), {
      offeringId,
      files: [new File([bytes as BlobPart], 'a.jpg')],
    })
    photoId = added[0]?.id ?? 0
    await db
      .updateTable('offerings')
      .set({
        name_zh: hostile,
        sample: false,
        media: JSON.stringify([{ id: photoId, kind: 'photo', altZh: '侧面"><img src=x>', altEn: 'Side' }]),
        videos: JSON.stringify([{ url: 'https://video.example/1', title: '实录' }]),
        interfaces: JSON.stringify([{ kind: 'hose', text: 'DN150 卡式快接' }]),
      })
      .where('id', '=', offeringId)
      .execute()
  },
})

const page = (path = '') => get(site, `/offerings/${offeringId}${path}`)

describe('the page of an offering', () => {
  it('says in the words of schema.org what it is, whatever its name holds', async () => {
    const { text } = await page()
    const found = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? ''
    expect(found).not.toContain('<')
    expect(JSON.parse(found)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: hostile,
      url: `${site.url}/offerings/${offeringId}`,
      image: [`${site.url}/media/${photoId}/1600.webp`],
      offers: { '@type': 'Offer', priceCurrency: 'CNY', price: expect.stringMatching(/^\d+\.\d\d$/) },
    })
    expect(text).not.toContain('<script>alert(1)')
  })

  it('offers nothing for sale where it is nobody’s offer', async () => {
    const { id } = await site.database.db
      .selectFrom('public_offerings')
      .select('id')
      .where('reference', '=', true)
      .executeTakeFirstOrThrow()
    const { text } = await get(site, `/en/offerings/${id}`)
    const facts = JSON.parse(/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '')
    expect(facts['@type']).toBe('Product')
    expect(facts.offers).toBeUndefined()
  })

  it('names a picture to share, and that picture is there in both languages', async () => {
    const address = /<meta property="og:image" content="([^"]+)"/.exec((await page()).text)?.[1] ?? ''
    expect(address).toBe(`${site.url}/offerings/${offeringId}/share.png?v=1`)
    const pictures = []
    for (const path of [`/offerings/${offeringId}/share.png`, `/en/offerings/${offeringId}/share.png`]) {
      const answer = await fetch(site.url + path)
      expect(answer.headers.get('content-type')).toBe('image/png')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
      const again = await fetch(site.url + path, {
        headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
      })
      expect(again.status).toBe(304)
      pictures.push(bytes)
    }
    expect(pictures[0]?.equals(pictures[1] as Buffer)).toBe(false)
    expect((await get(site, '/offerings/999999999/share.png')).status).toBe(404)
  })

  it('shows its photo, keeps room for it, and opens videos elsewhere', async () => {
    const { text } = await page()
    expect(text).toMatch(new RegExp(`<img src="/media/${photoId}/800.webp"[^>]* width="800" height="600"`))
    expect(text).not.toContain('<img src=x>')
    expect(text).toMatch(/<a href="https:\/\/video.example\/1" target="_blank" rel="noopener/)
    expect(text).not.toContain('<iframe')
    expect((await get(site, `/media/${photoId}/800.webp`)).headers['cache-control']).toContain('immutable')
  })
})

describe('the datasheet', () => {
  it.each([
    ['', '数据单', '接上'],
    ['/en', 'Datasheet', 'Works with what you own'],
  ])('is one page to print in its language: %s', async (prefix, word, heading) => {
    const { status, text } = await get(site, `${prefix}/offerings/${offeringId}/datasheet`)
    expect(status).toBe(200)
    for (const part of [word, heading, 'DN150 卡式快接', `${site.url}${prefix}/offerings/${offeringId}`])
      expect(text).toContain(part)
    expect(text).toContain('<meta name="robots" content="noindex"')
  })
})

describe('the sitemap', () => {
  const locs = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc ?? '')
  const parts = async () => locs((await get(site, '/sitemap.xml')).text)
  let all: string[] = []
  beforeAll(async () => {
    const pages = await Promise.all((await parts()).map((part) => get(site, new URL(part).pathname)))
    all = pages.flatMap(({ text }) => locs(text))
  })

  it('is named by robots.txt', async () => {
    expect((await get(site, '/robots.txt')).text).toContain(`\nSitemap: ${site.url}/sitemap.xml\n`)
  })

  it('has every public offering and need in both languages, once, and nothing else of them', async () => {
    const { db } = site.database
    const [offerings, needs] = await Promise.all(
      (['public_offerings', 'public_needs'] as const).map((view) =>
        db.selectFrom(view).select('id').execute(),
      ),
    )
    const expected = [
      ...(offerings ?? []).map(({ id }) => `/offerings/${id}`),
      ...(needs ?? []).map(({ id }) => `/needs/${id}`),
    ].flatMap((path) => [site.url + path, `${site.url}/en${path}`])
    const items = all.filter((address) => /\/(?:offerings|needs)\/\d+$/.test(address))
    expect(expected.length).toBeGreaterThan(400)
    expect(items.sort()).toEqual(expected.sort())
  })

  it('has every public event with its pages, its stops and its exhibitors, with when each last changed', async () => {
    const { db } = site.database
    const [exhibition, tour] = [await makeExhibition(db), await makeTour(db)]
    const shown = [
      await makeExhibitor(db, exhibition.eventId),
      await makeExhibitor(db, exhibition.eventId),
    ] as const
    await makeExhibitor(db, exhibition.eventId, { state: 'submitted' })
    const stops = [await makeStop(db, tour.eventId), await makeStop(db, tour.eventId)] as const
    const pages = async () =>
      (await Promise.all((await parts()).map((part) => get(site, new URL(part).pathname))))
        .map(({ text }) => text)
        .join('')
    const both = (...paths: string[]) =>
      paths.flatMap((path) => [`${site.url}/events/${path}`, `${site.url}/en/events/${path}`]).sort()
    expect(
      locs(await pages())
        .filter((address) => /\/events\/\d+/.test(address))
        .sort(),
    ).toEqual(
      both(
        ...['', '/exhibitors', '/plan'].map((rest) => `${exhibition.eventId}${rest}`),
        ...shown.map(({ organisationId }) => `${exhibition.eventId}/exhibitors/${organisationId}`),
        ...['', ...stops.map((stop) => `/stops/${stop}`)].map((rest) => `${tour.eventId}${rest}`),
      ),
    )

    // A stop that changed is a change of the tour's page too; a draft, and who is not let in, are not there.
    await db
      .updateTable('tour_stops')
      .set({ updated_at: new Date('2099-01-01T00:00:00Z') })
      .where('id', '=', stops[0])
      .execute()
    await db
      .updateTable('exhibitor_applications')
      .set({ state: 'withdrawn' })
      .where('organisation_id', '=', shown[0].organisationId)
      .execute()
    const text = await pages()
    const changed = [...text.matchAll(/<url><loc>([^<]+)<\/loc><lastmod>2099-01-01/g)]
    expect(changed.map(([, loc]) => loc).sort()).toEqual(
      both(`${tour.eventId}`, `${tour.eventId}/stops/${stops[0]}`),
    )
    expect(text).not.toContain(`/exhibitors/${shown[0].organisationId}<`)
    await db.updateTable('events').set({ state: 'draft' }).where('id', '=', tour.eventId).execute()
    expect((await get(site, '/sitemap.xml')).text).not.toContain('/stops-1.xml')
  })

  it('names pages that are there', async () => {
    const pages = all.filter((address) => !/\/(?:offerings|needs)\/\d+$/.test(address))
    expect(pages.length).toBeGreaterThan(10)
    for (const address of pages) {
      const answer = await get(site, new URL(address).pathname, 'muster_lang=zh')
      expect([address, answer.status]).toEqual([address, 200])
    }
  })

  it('drops what is taken from view with the next reading', async () => {
    await site.database.db
      .updateTable('offerings')
      .set({ state: 'paused' })
      .where('id', '=', offeringId)
      .execute()
    const part = (await parts()).find((each) => each.includes('offerings-')) ?? ''
    expect(locs((await get(site, new URL(part).pathname)).text)).not.toContain(
      `${site.url}/offerings/${offeringId}`,
    )
  })

  it('names both languages beside each address, in XML that any reader takes', async () => {
    const part = (await parts()).find((each) => each.includes('needs-')) ?? ''
    const { text, headers } = await get(site, new URL(part).pathname)
    expect(headers['content-type']).toContain('application/xml')
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset ')).toBe(true)
    const urls = text.match(/<url>/g)?.length ?? 0
    expect(text.match(/hreflang="en"/g)?.length).toBe(urls)
    expect(text.match(/hreflang="zh-CN"/g)?.length).toBe(urls)
  })

  it('has no other parts', async () => {
    for (const part of ['offerings-2.xml', 'offerings-0.xml', 'people-1.xml', 'pages', '..%2fx'])
      expect((await get(site, `/sitemaps/${part}`)).status).toBeGreaterThanOrEqual(400)
  })
})
