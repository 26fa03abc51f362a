import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person, Viewer } from '~/modules/accounts/viewer'
import { claimEvidence } from '~/modules/matching'
import {
  addMedia,
  changeMedia,
  checkContent,
  openMedia,
  problemList,
  readMediaPage,
  readWorkingCopy,
  saveMedia,
} from '~/modules/offerings/index.server'
import type { MediaAct } from '~/modules/offerings/media/media-acts'
import { mediaIn, withoutMedia } from '~/modules/offerings/media/media-fields'
import type { SentMedia } from '~/modules/offerings/media/save-media.server'
import { sweepMedia } from '~/modules/offerings/media/sweep-media.server'
import { readRevision } from '~/modules/offerings/revisions/revisions.repo.server'
import { sweepFiles } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'
import { insertOfferings } from '~db/write-offerings.server'
import { useDatabase } from '../support/database'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase()
const anonymous: Viewer = { kind: 'anonymous', from: { address: null, requestId: null } }
let services: Services
let organisationId = 0
let offeringId = 0
let editor: Person
beforeAll(() => {
  services = testServices(database)
})
beforeEach(async () => {
  const person = await makePerson(database.db)
  organisationId = await makeOrganisation(database.db, { members: [[person, 'editor']] })
  editor = await viewerOf(database.db, person)
  offeringId = await draft()
})

async function draft(): Promise<number> {
  const [id = 0] = await database.db.transaction().execute((tx) =>
    insertOfferings(tx, [
      {
        ...{ nameZh: '排水泵车', nameEn: '', summaryZh: '', summaryEn: '', model: null, track: 'T05.02' },
        ...{ equipmentClass: 'GMB', tags: [], scenarios: [], conditions: [], region: null, priceMinor: null },
        ...{ priceMaxMinor: null, currency: 'CNY', priceBasis: 'sale', leadTimeDays: null },
        ...{ capacityPerMonth: null, warrantyMonths: null, verificationLevel: null, catalogues: [] },
        ...{ standards: [], specs: [], regionsServed: [], interfaces: [], citations: [], claims: [] },
        ...{ media: [], videos: [], externalId: null, organisationId, state: 'draft', reference: false },
        ...{ sample: false, source: null, publishedAt: null, at: testDay },
      },
    ]),
  )
  return id
}

/** What a review does with what was written: the offering is public and shows these. */
const publish = (ids: number[], state = 'published') =>
  database.db
    .updateTable('offerings')
    .set({
      state,
      published_at: testDay,
      media: JSON.stringify(ids.map((id) => ({ id, kind: 'photo', altZh: '侧面', altEn: '' }))),
    })
    .where('id', '=', offeringId)
    .execute()

const photo = (width = 2_000, height = 1_000) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 20 } } })
const file = (bytes: Uint8Array | string, name: string, type = '') =>
  new File([bytes as BlobPart], name, { type })
const add = async (...files: File[]) => addMedia(services, editor, { offeringId, files })
let taken = 0
const addOne = async () => {
  const { added } = await add(
    file(
      await photo(200 + ++taken, 100)
        .jpeg()
        .toBuffer(),
      'side.jpg',
    ),
  )
  return added[0]?.id ?? 0
}
const written = async () => (await readRevision(database.db, offeringId))?.fields ?? {}
const save = async (
  act: MediaAct,
  words: Record<string, string> = {},
  files: Partial<SentMedia['files']> = {},
) =>
  saveMedia(services, editor, {
    offeringId,
    act,
    words,
    files: { photo: [], document: [], ...files },
  })
const open = async (viewer: Viewer, id: number, name = '800.webp', ifNoneMatch: string | null = null) => {
  try {
    return await openMedia(services, viewer, { id, name, ifNoneMatch })
  } catch (error) {
    return { status: (error as { status: number }).status, headers: new Headers() } as Response
  }
}
const codes = ({ refused }: Awaited<ReturnType<typeof add>>) =>
  refused.map(({ name, error }) => [name, error.code])

const photoRow = (id: number, altZh: string) => ({ id, kind: 'photo', altZh, altEn: '' })

const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'

/** A PNG of one bit a pixel that unpacks to a billion pixels. */
function bomb(): Buffer {
  const side = 32_000
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('photos of an offering', () => {
  it.each([
    'jpeg',
    'png',
    'webp',
    'avif',
  ] as const)('are kept in three sizes, as WebP: %s', async (format) => {
    const { added } = await add(file(await photo().toFormat(format).toBuffer(), `a.${format}`))
    const id = added[0]?.id ?? 0
    for (const [width, height] of [
      [320, 160],
      [800, 400],
      [1600, 800],
    ]) {
      const answer = await open(editor, id, `${width}.webp`)
      expect(answer.headers.get('content-type')).toBe('image/webp')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height })
    }
  })

  it('lose where and by whom they were taken, and stand upright', async () => {
    const bytes = await photo(400, 200)
      .withExif({
        IFD0: { Artist: 'Wu Secret' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('Wu Secret')).toBe(true)
    const { added } = await add(file(bytes, 'phone.jpg'))
    for (const name of ['320.webp', '1600.webp']) {
      const kept = Buffer.from(await (await open(editor, added[0]?.id ?? 0, name)).arrayBuffer())
      const found = await sharp(kept).metadata()
      expect([found.exif, found.xmp, found.iptc, found.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(kept.includes('Wu Secret')).toBe(false)
      expect(found.height).toBe(2 * found.width)
    }
  })

  it('are refused one by one where they are hostile; what is good beside them is taken', async () => {
    const good = await photo(40, 30).png().toBuffer()
    const answer = await add(
      file('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg', 'image/svg+xml'),
      file('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', 'b.png', 'image/png'),
      file(bomb(), 'bomb.png', 'image/png'),
      file(Buffer.concat([good.subarray(0, 60)]), 'cut.png'),
      file('GIF89a/*x*/=alert(1)', 'c.gif', 'image/gif'),
      file(pdf.replace('/Catalog', '/Catalog /OpenAction << /S /JavaScript >>'), 'd.pdf'),
      file('', 'empty.jpg'),
      file(good, 'good.png'),
    )
    expect(codes(answer)).toEqual([
      ['a.svg', 'photo_type_refused'],
      ['b.png', 'photo_type_refused'],
      ['bomb.png', 'image_too_large'],
      ['cut.png', 'image_unreadable'],
      ['c.gif', 'photo_type_refused'],
      ['d.pdf', 'pdf_active'],
      ['empty.jpg', 'file_empty'],
    ])
    expect(answer.added).toHaveLength(1)
  })

  it('lose whatever hides behind their last pixel', async () => {
    const polyglot = Buffer.concat([
      await photo(40, 30).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>%PDF-1.7 %%EOF'),
    ])
    const { added } = await add(file(polyglot, 'a.jpg'))
    const kept = Buffer.from(await (await open(editor, added[0]?.id ?? 0)).arrayBuffer())
    expect(kept.includes('script') || kept.includes('%PDF')).toBe(false)
  })

  it('are twelve at most, documents ten, in the order they came', async () => {
    const small = (n: number) =>
      photo(20, 20 + n)
        .png()
        .toBuffer()
    const photos = await Promise.all(
      Array.from({ length: 13 }, async (_, n) => file(await small(n), `${n}.png`)),
    )
    const answer = await add(...photos)
    expect(codes(answer)).toEqual([['12.png', 'too_many_photos']])
    const manual = (n: number) => file(pdf.replace('<<', `<< /N ${n}`), `手册${n}.pdf`)
    const documents = await add(...Array.from({ length: 11 }, (_, n) => manual(n)))
    expect(codes(documents)).toEqual([['手册10.pdf', 'too_many_documents']])
    const shown = mediaIn(await written())
    expect(shown.map(({ id }) => id)).toEqual([...answer.added, ...documents.added].map(({ id }) => id))
    expect(shown[12]).toMatchObject({ kind: 'document', altZh: '手册0' })
  })

  it('are all kept where several are sent at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async (n) =>
        add(
          file(
            await photo(20, 20 + n)
              .png()
              .toBuffer(),
            `${n}.png`,
          ),
        ),
      ),
    )
    const shown = mediaIn(await written())
    expect(shown.length).toBe(4)
    expect(shown.map(({ id }) => id).sort()).toEqual(
      answers.flatMap(({ added }) => added.map(({ id }) => id)).sort(),
    )
  })

  it('are kept once, however often they are sent', async () => {
    const bytes = await photo(30, 20).png().toBuffer()
    const twice = await Promise.all([1, 2].map((n) => add(file(bytes, `${n}.png`))))
    const [id = 0, again] = twice.map(({ added }) => added[0]?.id)
    expect(again).toBe(id)
    await save({ act: 'save' }, { [`alt.m${id}.zh`]: '侧面' })
    await save({ act: 'remove', id })
    expect(mediaIn(await written())).toEqual([])
    expect((await add(file(bytes, 'again.png'))).added).toEqual([photoRow(id, '侧面')])
  })
})

describe('the page of pictures and files', () => {
  it('keeps words, order, films and files of one sending, whichever of its buttons was pressed', async () => {
    const [one, two] = [await addOne(), await addOne()]
    const more = { photo: [file(await photo(60, 30).webp().toBuffer(), 'c.webp')] }
    const films = { 'video.v0.url': 'https://video.example/1', 'video.v0.title': '演练' }
    const { added } = await save(
      { act: 'up', id: two },
      { [`alt.m${one}.zh`]: '侧面', [`alt.m${two}.zh`]: '车尾', ...films },
      more,
    )
    expect(added).toBe(1)
    const shown = mediaIn(await written())
    expect(shown.slice(0, 2)).toEqual([photoRow(two, '车尾'), photoRow(one, '侧面')])
    expect(shown).toHaveLength(3)
    expect(await written()).toMatchObject(films)
    const before = await readRevision(database.db, offeringId)
    await save({ act: 'save' }, { [`alt.m${one}.zh`]: '侧面', ...films }, more)
    expect(await readRevision(database.db, offeringId)).toEqual(before)
  })

  it('names each file that it does not take, in its field, and keeps all else', async () => {
    const one = await addOne()
    const { refused, added } = await save(
      { act: 'save' },
      { [`alt.m${one}.zh`]: '侧面' },
      {
        photo: [file('GIF89a', 'a.gif'), file(await photo(50, 50).png().toBuffer(), 'b.png')],
        document: [
          file(pdf.replace('%%EOF', ''), 'c.pdf'),
          file(Buffer.alloc(16 * 1_048_576, '%PDF-'), 'd.pdf'),
        ],
      },
    )
    expect(refused.map(({ field, name, error }) => [field, name, error.code])).toEqual([
      ['media.photo', 'a.gif', 'photo_type_refused'],
      ['media.document', 'c.pdf', 'not_a_pdf'],
      ['media.document', 'd.pdf', 'file_too_large'],
    ])
    expect(added).toBe(1)
    expect(mediaIn(await written())[0]).toEqual(photoRow(one, '侧面'))
  })

  it('of two windows keeps what each changed, and asks where both changed the same', async () => {
    const [one, two] = [await addOne(), await addOne()]
    const was = { [`was.alt.m${one}.zh`]: '', [`was.alt.m${two}.zh`]: '' }
    await Promise.all([
      save({ act: 'save' }, { ...was, [`alt.m${one}.zh`]: '侧面', [`alt.m${two}.zh`]: '' }),
      save({ act: 'down', id: one }, { ...was, [`alt.m${one}.zh`]: '', [`alt.m${two}.zh`]: '车尾' }),
    ])
    expect(mediaIn(await written())).toEqual([photoRow(two, '车尾'), photoRow(one, '侧面')])
    const late = { ...was, [`alt.m${one}.zh`]: '水带接口' }
    expect((await save({ act: 'save' }, late)).conflicts).toEqual([
      { field: `alt.m${one}.zh`, stored: '侧面' },
    ])
    expect(mediaIn(await written())[1]).toEqual(photoRow(one, '侧面'))
    const decided = { ...late, [`was.alt.m${one}.zh`]: '侧面' }
    expect((await save({ act: 'save' }, decided)).conflicts).toEqual([])
    expect(mediaIn(await written())[1]).toEqual(photoRow(one, '水带接口'))
  })

  it('puts back what was removed, with its words; nothing of another offering, and nothing swept', async () => {
    const one = await addOne()
    await save({ act: 'save' }, { [`alt.m${one}.zh`]: '侧面' })
    await save({ act: 'remove', id: one })
    await save({ act: 'remove', id: one })
    await Promise.all([save({ act: 'restore', id: one }), save({ act: 'restore', id: one })])
    expect(mediaIn(await written())).toEqual([photoRow(one, '侧面')])
    offeringId = await draft()
    await expect(save({ act: 'restore', id: one })).rejects.toMatchObject({ code: 'media_gone', status: 409 })
  })

  it('asks for words of every picture before a review, each at its field, and leads to the page', async () => {
    const [one, two] = [await addOne(), await addOne()]
    await save({ act: 'save' }, { [`alt.m${two}.zh`]: '车尾', 'video.v1.url': 'http://video.example' })
    const vocabulary = await services.vocabulary()
    const copy = await readWorkingCopy(database.db, editor, offeringId)
    const { problems } = checkContent(copy.fields, vocabulary)
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining([`alt.m${one}.zh`, 'video.v1.url']),
    )
    expect(problems.map(({ field }) => field)).not.toContain(`alt.m${two}.zh`)
    const labelOf = (field: string) => field
    const links = problemList({ content: null, problems }, { offeringId, lang: 'zh', labelOf })
    expect(links.find(({ field }) => field === `alt.m${one}.zh`)?.href).toBe(
      `/offerings/${offeringId}/media#field-alt-m${one}-zh`,
    )
    const page = await readMediaPage(database.db, copy, {
      vocabulary,
      lang: 'zh',
      standingsOf: claimEvidence(vocabulary),
    })
    expect(Object.keys(page.errors)).toEqual(['video.v1.url'])
    expect(page.photos.map(({ id }) => id)).toEqual([one, two])
  })
})

describe('who sees a photo', () => {
  const statuses = async (id: number, name?: string) => {
    const viewer = await makePerson(database.db)
    await addMember(database.db, organisationId, viewer, 'viewer')
    const outsider = await makePerson(database.db)
    await makeOrganisation(database.db, { members: [[outsider, 'owner']] })
    const reviewer = await makePerson(database.db, { platformRole: 'reviewer' })
    const people = [
      anonymous,
      ...(await Promise.all([viewer, outsider, reviewer].map((each) => viewerOf(database.db, each)))),
    ]
    return Promise.all(people.map(async (person) => (await open(person, id, name)).status))
  }

  it('of a draft: its enterprise and the reviewers', async () => {
    expect(await statuses(await addOne())).toEqual([404, 200, 404, 200])
  })

  it('that a public offering shows: everybody; one that only the form shows: not', async () => {
    const [shown, writing] = [await addOne(), await addOne()]
    await publish([shown])
    expect(await statuses(shown)).toEqual([200, 200, 200, 200])
    expect(await statuses(writing)).toEqual([404, 200, 404, 200])
  })

  it('of an offering that is paused, or whose enterprise is suspended: nobody outside', async () => {
    const id = await addOne()
    await publish([id], 'paused')
    expect(await statuses(id)).toEqual([404, 200, 404, 200])
    await publish([id])
    await database.db
      .updateTable('organisations')
      .set({ state: 'suspended' })
      .where('id', '=', organisationId)
      .execute()
    expect((await open(anonymous, id)).status).toBe(404)
  })

  it('that another public offering claims: nobody', async () => {
    const id = await addOne()
    offeringId = await draft()
    await publish([id])
    expect((await open(anonymous, id)).status).toBe(404)
  })

  it('under a name it does not have: nobody', async () => {
    const id = await addOne()
    for (const name of ['document.pdf', '801.webp', 'original', '__proto__'])
      expect((await open(editor, id, name)).status).toBe(404)
  })
})

describe('the bytes of a photo', () => {
  it('are kept by everybody where they are public, else by the reader who asks again', async () => {
    const id = await addOne()
    const own = await open(editor, id)
    expect(own.headers.get('cache-control')).toBe('private, no-cache')
    const tag = own.headers.get('etag')
    expect((await open(editor, id, '800.webp', tag)).status).toBe(304)
    expect((await open(anonymous, id, '800.webp', tag)).status).toBe(404)
    await publish([id])
    expect((await open(anonymous, id)).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    expect((await open(anonymous, id, '800.webp', tag)).status).toBe(304)
  })

  it('of a document are only to be saved', async () => {
    const { added } = await add(file(pdf, '说明书.pdf'))
    const answer = await open(editor, added[0]?.id ?? 0, 'document.pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*%E8%AF%B4/)
  })
})

describe('who changes the media of an offering', () => {
  it('is no outsider and no mere reader, and nobody while it is in review', async () => {
    const outsider = await makePerson(database.db)
    const reader = await makePerson(database.db)
    await addMember(database.db, organisationId, reader, 'viewer')
    const png = file(await photo(20, 20).png().toBuffer(), 'a.png')
    const as = async (person: { id: number }) =>
      addMedia(services, await viewerOf(database.db, person), { offeringId, files: [png] })
    await expect(as(outsider)).rejects.toMatchObject({ code: 'not_found', status: 404 })
    await expect(as(reader)).rejects.toMatchObject({ code: 'not_allowed', status: 403 })
    const id = await addOne()
    await database.db
      .updateTable('offering_revisions')
      .set({ state: 'in_review' })
      .where('offering_id', '=', offeringId)
      .execute()
    await expect(add(png)).rejects.toMatchObject({ code: 'in_review', status: 409 })
    await expect(
      changeMedia(services, editor, { offeringId, change: (fields) => withoutMedia(fields, id) }),
    ).rejects.toMatchObject({ code: 'in_review' })
  })

  it('leaves what is published alone', async () => {
    const id = await addOne()
    await publish([id])
    await changeMedia(services, editor, { offeringId, change: (fields) => withoutMedia(fields, id) })
    expect(mediaIn(await written())).toEqual([])
    expect((await open(anonymous, id)).status).toBe(200)
  })
})

describe('uploads that nothing shows', () => {
  it('are swept after a month with their files; what a form, an offering or a version shows is not', async () => {
    const [removed, writing, published, kept] = [
      await addOne(),
      await addOne(),
      await addOne(),
      await addOne(),
    ]
    await publish([published])
    await database.db
      .insertInto('offering_versions')
      .values({
        offering_id: offeringId,
        version: 1,
        snapshot: JSON.stringify({ media: [{ id: kept, kind: 'photo', altZh: '', altEn: '' }] }),
        published_at: testDay,
      })
      .execute()
    for (const id of [removed, published, kept])
      await changeMedia(services, editor, { offeringId, change: (fields) => withoutMedia(fields, id) })
    const inDays = (days: number) => new Date(testDay.getTime() + days * 86_400_000)
    await sweepMedia(database.db, inDays(29))
    expect((await open(editor, removed)).status).toBe(200)
    await sweepMedia(database.db, inDays(31))
    expect((await open(editor, removed)).status).toBe(404)
    for (const id of [writing, published, kept]) expect((await open(editor, id)).status).toBe(200)
    expect(await sweepFiles(services, new Date(Date.now() + 2 * 86_400_000))).toBeGreaterThanOrEqual(3)
    for (const id of [writing, published, kept]) expect((await open(editor, id)).status).toBe(200)
  })

  it('never change once they are there', async () => {
    const id = await addOne()
    await expect(
      database.db.updateTable('offering_media').set({ name: 'x' }).where('id', '=', id).execute(),
    ).rejects.toThrow('never changes')
  })
})
