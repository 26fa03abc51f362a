import type { Person, Viewer } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { checkUpload } from '~/platform/files/check-upload.server'
import { findFile, openStoredFile, saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import { lockManagedStop, readManagedStop } from './managed-stop.server'
import { readPublicStop } from './public-stop.server'
import { MAX_STOP_DOCUMENTS } from './stop'

type At = { eventId: number; stopId: number }
export type StopDocument = { fileId: string; title: string; name: string; bytes: number }

/** The papers of a stop, in the order in which they were added. */
export async function readStopDocuments(db: Db, stopId: number): Promise<StopDocument[]> {
  const rows = await db
    .selectFrom('tour_stop_documents as d')
    .innerJoin('files as f', 'f.id', 'd.file_id')
    .select(['d.file_id', 'd.title', 'f.name', 'f.byte_size'])
    .where('d.stop_id', '=', stopId)
    .where('f.removed_at', 'is', null)
    .orderBy('d.added_at')
    .orderBy('d.file_id')
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    title: row.title,
    name: row.name,
    bytes: Number(row.byte_size),
  }))
}

/**
 * Adds a paper to a stop: whoever sees the stop reads it.
 * @throws DomainError `file_empty`, `too_many_documents` at `file`; `rate_limited` (429), and those of `checkUpload` and
 * `lockManagedStop`
 */
export async function addStopDocument(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'files'>,
  viewer: Person,
  { title, file, ...at }: At & { title: string; file: File | null },
): Promise<void> {
  const { db, clock, files } = services
  // Before anything is decoded, which costs seconds.
  await db.transaction().execute((tx) => lockManagedStop(tx, viewer, at))
  if (file === null) throw new DomainError('file_empty', { field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const checked = await checkUpload(file, 'document')
  await db.transaction().execute(async (tx) => {
    const { event } = await lockManagedStop(tx, viewer, at)
    const { n } = await tx
      .selectFrom('tour_stop_documents')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('stop_id', '=', at.stopId)
      .executeTakeFirstOrThrow()
    if (Number(n) >= MAX_STOP_DOCUMENTS)
      throw new DomainError('too_many_documents', { n: MAX_STOP_DOCUMENTS, field: 'file' }, { status: 409 })
    const id = await saveUpload(tx, files, checked, {
      organisationId: event.organizer.id,
      uploadedBy: viewer.id,
    })
    await tx
      .insertInto('tour_stop_documents')
      .values({ stop_id: at.stopId, file_id: id, title, added_at: clock.now() })
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'stop.document_added',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: at.stopId, file: id },
    })
  })
}

/** Takes a paper away; its bytes go with it. @throws DomainError `not_found` (404), and those of `lockManagedStop` */
export const removeStopDocument = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { fileId, ...at }: At & { fileId: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockManagedStop(tx, viewer, at)
    const { numDeletedRows } = await tx
      .deleteFrom('tour_stop_documents')
      .where('stop_id', '=', at.stopId)
      .where('file_id', '=', fileId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw notFoundError('file', fileId)
    await audit(tx, auditSource(viewer), {
      action: 'stop.document_removed',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: at.stopId, file: fileId },
    })
  })

/** A paper of a stop that the viewer sees, as the response that gives it. @throws DomainError `not_found` (404) */
export async function openStopDocument(
  { db, files }: Pick<Services, 'db' | 'files'>,
  viewer: Viewer,
  { fileId, ...at }: At & { fileId: string },
): Promise<Response> {
  await readPublicStop(db, viewer, at).catch(() => readManagedStop(db, viewer, at))
  const file = await findFile(db, fileId)
  const known = (await readStopDocuments(db, at.stopId)).some((each) => each.fileId === fileId)
  if (file === null || !known) throw notFoundError('file', fileId)
  return openStoredFile(files, file)
}
