import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CheckedFile } from '~/platform/files/check-upload.server'
import { localFileStore } from '~/platform/files/file-store.server'
import {
  findFile,
  openStoredFile,
  removeFile,
  saveUpload,
  sweepFiles,
} from '~/platform/files/stored-files.server'
import { useDatabase } from '../support/database'

const folder = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = localFileStore(folder)
const onDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const pathOf = (id: string) => join(folder, id.slice(0, 2), id.slice(2, 4), id)

const document = (text: string): CheckedFile => ({
  purpose: 'document',
  name: '营业执照.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from(text),
  width: null,
  height: null,
})
const nobody = { organisationId: null, uploadedBy: null }

describe('stored files', () => {
  const database = useDatabase()
  const save = (checked: CheckedFile) =>
    database.db.transaction().execute((tx) => saveUpload(tx, files, checked, nobody))
  const open = async (id: string) => {
    const row = await findFile(database.db, id)
    return row && openStoredFile(files, row)
  }

  it('are given back byte for byte, a document only to be saved', async () => {
    const text = 'x'.repeat(200_000)
    const answer = await open(await save(document(text)))
    expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '200000',
      'content-disposition': expect.stringMatching(/^attachment; .*%E8%90%A5/),
      'content-security-policy': expect.stringContaining("default-src 'none'; sandbox"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(await answer?.text()).toBe(text)
  })

  it('are shown only where they are images', async () => {
    const id = await save({ ...document('png'), mediaType: 'image/png', name: 'a.png' })
    expect((await open(id))?.headers.get('content-disposition')).toMatch(/^inline; /)
  })

  it('are found by their id alone', async () => {
    for (const id of [randomUUID(), '1', '../../../etc/passwd', "' or true --", ''])
      expect(await open(id)).toBeNull()
    expect(await files.read('../../etc/passwd')).toBeNull()
    await expect(files.write('../x', new Uint8Array(1))).rejects.toThrow('not the id')
  })

  it('cannot be read once removed, nor where the bytes are gone', async () => {
    const [removed, lost] = [await save(document('a')), await save(document('b'))]
    await database.db.transaction().execute((tx) => removeFile(tx, removed, new Date()))
    expect(await open(removed)).toBeNull()
    rmSync(pathOf(lost))
    await expect(open(lost)).rejects.toMatchObject({ code: 'not_found', status: 404 })
  })

  it('are swept a day after nobody owns them, and never while an upload is under way', async () => {
    const [kept, removed] = [await save(document('kept')), await save(document('removed'))]
    await database.db.transaction().execute((tx) => removeFile(tx, removed, new Date()))
    const rolledBack = randomUUID()
    await files.write(rolledBack, Buffer.from('no row'))
    const half = join(folder, 'ab', 'cd')
    await files.write(randomUUID().replace(/^..../, 'abcd'), Buffer.from('fresh'))
    writeFileSync(join(half, `${randomUUID()}.part`), 'half')

    expect(await sweepFiles({ db: database.db, files }, new Date())).toBe(0)
    let sweptInFlight = -1
    const underWay = await database.db.transaction().execute(async (tx) => {
      const id = await saveUpload(tx, files, document('under way'), nobody)
      sweptInFlight = await sweepFiles({ db: database.db, files }, new Date())
      return id
    })
    expect(sweptInFlight).toBe(0)

    const inTwoDays = new Date(Date.now() + 48 * 3_600_000)
    expect(await sweepFiles({ db: database.db, files }, inTwoDays)).toBeGreaterThanOrEqual(4)
    const names = onDisk().map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([kept, underWay]))
    for (const gone of [removed, rolledBack]) expect(names).not.toContain(gone)
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await (await open(kept))?.text()).toBe('kept')
  })

  it('opens nothing for an answer that nobody reads', async () => {
    const answer = await open(await save(document('unread')))
    await answer?.body?.cancel()
    expect(answer?.status).toBe(200)
  })
})
