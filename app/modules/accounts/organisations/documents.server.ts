import { sql } from 'kysely'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { checkUpload } from '~/platform/files/check-upload.server'
import { removeFile, saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { DOCUMENTS, type DocumentKind } from './organisation-snapshot'
import { lockForMember, readDocuments } from './organisations.repo.server'
import { readLastReview } from './reviews.repo.server'

/**
 * Adds a document as proof. Never public: for members and for reviewers.
 * @returns the file's id
 * @throws DomainError `file_empty`, `too_many_documents` at `file`; `review_waiting` (409) during a review;
 * `rate_limited` (429), and those of `checkUpload` and `lockForMember`
 */
export async function addDocument(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'files'>,
  viewer: Person,
  { organisationId, kind, file }: { organisationId: number; kind: DocumentKind; file: File | null },
): Promise<string> {
  const { db, clock, files } = services
  // Before anything is decoded, which costs seconds.
  await db.transaction().execute((tx) => lockForDocuments(tx, viewer, organisationId))
  if (file === null) throw new DomainError('file_empty', { field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const checked = await checkUpload(file, 'document')
  return db.transaction().execute(async (tx) => {
    await lockForDocuments(tx, viewer, organisationId)
    if ((await readDocuments(tx, organisationId)).length >= DOCUMENTS)
      throw new DomainError('too_many_documents', { n: DOCUMENTS, field: 'file' }, { status: 409 })
    const id = await saveUpload(tx, files, checked, { organisationId, uploadedBy: viewer.id })
    await tx
      .insertInto('organisation_documents')
      .values({ organisation_id: organisationId, file_id: id, kind, created_at: clock.now() })
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.document_added',
      object: { kind: 'organisation', id: organisationId },
      detail: { file: id, kind },
    })
    return id
  })
}

/**
 * Takes a document away. Its bytes are kept where a review has seen it, for a decision must stay explicable.
 * @throws DomainError `not_found` (404), `review_waiting` (409), and those of `lockForMember`
 */
export const removeDocument = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, fileId }: { organisationId: number; fileId: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForDocuments(tx, viewer, organisationId)
    const removed = await tx
      .deleteFrom('organisation_documents')
      .where('organisation_id', '=', organisationId)
      .where('file_id', '=', fileId)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw notFoundError('file', fileId)
    const seen = await tx
      .selectFrom('organisation_reviews')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where(sql<boolean>`snapshot -> 'documents' @> ${JSON.stringify([{ fileId }])}::jsonb`)
      .limit(1)
      .executeTakeFirst()
    if (seen === undefined) await removeFile(tx, fileId, clock.now())
    await audit(tx, auditSource(viewer), {
      action: 'organisation.document_removed',
      object: { kind: 'organisation', id: organisationId },
      detail: { file: fileId },
    })
  })

/** What somebody looks at stays as it was submitted. */
async function lockForDocuments(tx: Tx, viewer: Person, organisationId: number): Promise<void> {
  await lockForMember(tx, viewer, organisationId, 'prepare')
  const review = await readLastReview(tx, organisationId)
  if (review?.state === 'waiting') throw new DomainError('review_waiting', {}, { status: 409 })
}
