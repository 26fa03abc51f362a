import { createHash, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '~db/client.server'
import type { Files } from '~db/types'
import { notFoundError } from '../errors'
import { hasTag } from '../http/has-tag'
import { defineJob, handle } from '../jobs.server'
import type { Services } from '../services.server'
import type { CheckedFile } from './check-upload.server'
import { contentDisposition } from './file-rules'
import type { FileStore } from './file-store.server'

export type StoredFile = Selectable<Files>

/**
 * Keeps a checked file with its row, in the caller's transaction; resolves with its id, which nobody can
 * guess. Bytes whose transaction is rolled back are swept later.
 */
export async function saveUpload(
  tx: Tx,
  store: FileStore,
  { purpose, name, mediaType, bytes, width, height }: CheckedFile,
  owner: { organisationId: number | null; uploadedBy: number | null },
): Promise<string> {
  const id = randomUUID()
  await store.write(id, bytes)
  await tx
    .insertInto('files')
    .values({
      id,
      organisation_id: owner.organisationId,
      uploaded_by: owner.uploadedBy,
      purpose,
      name,
      media_type: mediaType,
      byte_size: bytes.length,
      sha256: digestOf(bytes),
      width,
      height,
    })
    .execute()
  return id
}

/** What two files with the same bytes have in common. */
export const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** What a file is and whose; null where there is none, or no longer. Whether a viewer may read it is the caller's to say. */
export async function findFile(db: Db, id: string): Promise<StoredFile | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** From now on nobody can read the file; its row stays, its bytes are swept later. */
export const removeFile = (tx: Tx, id: string, now: Date) =>
  tx
    .updateTable('files')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()

/**
 * Who may keep the bytes, which never change: `no-store`: nobody; `private`: the reader, who asks each time
 * whether they may still have them; `public`: everybody, for a year.
 */
export type Keeping = 'no-store' | 'private' | 'public'

const cacheControl: Record<Keeping, string> = {
  'no-store': 'private, no-store',
  private: 'private, no-cache',
  public: 'public, max-age=31536000, immutable',
}

/**
 * The bytes as an answer to somebody who may read them: an image that we encoded is shown, anything else is
 * only saved, and nothing in it may run. Who names its tag in `ifNoneMatch` has them already (304).
 * @throws DomainError `not_found` where the bytes are gone
 */
export async function openStoredFile(
  store: FileStore,
  file: StoredFile,
  { keeping = 'no-store', ifNoneMatch }: { keeping?: Keeping; ifNoneMatch?: string | null } = {},
): Promise<Response> {
  const kept: Record<string, string> = { 'Cache-Control': cacheControl[keeping] }
  if (keeping !== 'no-store') kept.ETag = `"${file.sha256.toString('hex').slice(0, 32)}"`
  if (kept.ETag && hasTag(ifNoneMatch, kept.ETag)) return new Response(null, { status: 304, headers: kept })
  const found = await store.read(file.id)
  if (!found) throw notFoundError('file', file.id)
  const kind = file.media_type.startsWith('image/') ? 'inline' : 'attachment'
  return new Response(found.body, {
    headers: {
      ...kept,
      'Content-Type': file.media_type,
      'Content-Length': String(found.size),
      'Content-Disposition': contentDisposition(kind, file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** Older than any upload that is still under way. */
const GRACE_MS = 24 * 3_600_000
const BATCH = 500

/** Removes bytes that no row names or whose row was removed, once they are a day old; gives their number. */
export async function sweepFiles({ db, files }: Pick<Services, 'db' | 'files'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - GRACE_MS)
  let removed = 0
  let batch: { id: string; remove(): Promise<void> }[] = []
  const sweep = async () => {
    const wanted = await wantedOf(
      db,
      batch.map(({ id }) => id),
      before,
    )
    for (const { id, remove } of batch) {
      if (wanted.has(id)) continue
      await remove()
      removed++
    }
    batch = []
  }
  for await (const { id, remove } of files.list(before)) {
    if (id === null) {
      await remove()
      removed++
    } else batch.push({ id, remove })
    if (batch.length >= BATCH) await sweep()
  }
  if (batch.length > 0) await sweep()
  return removed
}

async function wantedOf(db: Db, ids: string[], before: Date): Promise<Set<string>> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('id', 'in', ids)
    .where((is) => is.or([is('removed_at', 'is', null), is('removed_at', '>', before)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export const fileJobs = [
  handle(
    defineJob('sweep-files', z.object({}).loose()),
    async (_payload, services) => {
      const removed = await sweepFiles(services, services.clock.now())
      if (removed > 0) services.logger.info({ removed }, 'files that nobody owns were removed')
    },
    { schedule: '40 3 * * *' },
  ),
]
