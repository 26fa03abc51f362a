import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from '~/platform/env.server'
import type { FileStore } from '~/platform/files/file-store.server'
import { openFileStore } from '~/platform/files/open-file-store.server'
import { startS3 } from '../support/s3'
import { testSecretKey } from '../support/services'

let s3: Awaited<ReturnType<typeof startS3>>
let files: FileStore
const storeWith = (more: Record<string, string> = {}) =>
  openFileStore(
    readEnv({
      DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
      SECRET_KEY: testSecretKey,
      S3_ENDPOINT: s3.place.endpoint,
      S3_BUCKET: s3.place.bucket,
      S3_REGION: s3.place.region,
      S3_ACCESS_KEY: s3.place.accessKey,
      S3_SECRET_KEY: s3.place.secretKey,
      ...more,
    }),
  )
beforeAll(async () => {
  s3 = await startS3()
  files = storeWith()
})
afterAll(() => s3.stop())
beforeEach(() => s3.objects.clear())

const all = async (store: FileStore, before: Date) => {
  const found: (string | null)[] = []
  for await (const { id } of store.list(before)) found.push(id)
  return found.sort()
}
const later = () => new Date(Date.now() + 60_000)

describe('files in a store that speaks S3', () => {
  it('are given back byte for byte, under the name they have on a disk', async () => {
    const id = randomUUID()
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))
    await files.write(id, bytes)
    expect([...s3.objects.keys()]).toEqual([`${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`])
    const found = await files.read(id)
    expect(found?.size).toBe(300_000)
    const hash = createHash('sha256')
    for await (const part of found?.body as unknown as AsyncIterable<Uint8Array>) hash.update(part)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('are gone once removed, and removing what is not there is no fault', async () => {
    const id = randomUUID()
    await files.write(id, Buffer.from('x'))
    await files.remove(id)
    expect(await files.read(id)).toBeNull()
    await files.remove(id)
  })

  it('are listed over several pages, without what belongs to somebody else or is newer', async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID()).sort()
    for (const id of ids) await files.write(id, Buffer.from('x'))
    s3.objects.set('backups/2026.tar', { body: Buffer.from('x'), written: new Date(0) })
    s3.objects.set(`other/${randomUUID()}`, { body: Buffer.from('x'), written: new Date(0) })
    expect(await all(files, later())).toEqual(ids)
    expect(await all(files, new Date(Date.now() - 60_000))).toEqual([])
    for await (const { id, remove } of files.list(later())) if (id === ids[0]) await remove()
    expect(await all(files, later())).toEqual(ids.slice(1))
  })

  it('are asked for again where the store is busy for a moment', async () => {
    const id = randomUUID()
    s3.trouble.count = 2
    await files.write(id, Buffer.from('x'))
    expect((await files.read(id))?.size).toBe(1)
    s3.trouble.count = 9
    await expect(files.read(id)).rejects.toThrow('the file store could not read: 503 SlowDown')
    s3.trouble.count = 0
  })

  it('are refused to a wrong key, and no message holds it', async () => {
    const store = storeWith({ S3_SECRET_KEY: 'another/secret' })
    const failed = await store.write(randomUUID(), Buffer.from('x')).catch((error: Error) => error.message)
    expect(failed).toBe('the file store could not write: 403 SignatureDoesNotMatch')
    expect(s3.objects.size).toBe(0)
  })

  it('are found by their id alone', async () => {
    for (const id of ['../../etc/passwd', '?list-type=2', '', 'a/b']) {
      expect(await files.read(id)).toBeNull()
      await expect(files.write(id, Buffer.from('x'))).rejects.toThrow('not the id')
    }
  })

  it('need all of where they are', () => {
    expect(() => storeWith({ S3_REGION: '', S3_BUCKET: '' })).toThrow(
      /S3_BUCKET: must be set where S3_ENDPOINT is; S3_REGION/,
    )
  })
})
