import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, isDomainError } from '~/platform/errors'
import { type CheckedFile, checkPhoto, checkUpload, looksLikePdf } from '~/platform/files/check-upload.server'
import type { PhotoWidth } from '~/platform/files/file-rules'
import { digestOf, saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { MediaRow } from '~db/documents'
import { type FormFields, mediaName } from '../offering-form'
import { keepForm, lockForm } from './change-media.server'
import { type MediaKind, mediaIn, mediaRow, mostMedia, withMedia } from './media-fields'
import { MAX_ALT } from './media-words'

type Checked = { name: string } & (
  | { kind: 'photo'; sizes: Record<PhotoWidth, CheckedFile> }
  | { kind: 'document'; file: CheckedFile }
)
/** A file that was not taken, as it was called, and why. */
export type RefusedFile = { name: string; error: DomainError }
type Uploaded = { added: MediaRow[]; refused: RefusedFile[] }

/**
 * Takes photos and PDF documents for an offering and shows them in the form that is being written, behind those
 * already there. What is wrong with one file does not hinder the others: each is taken or refused by itself. The
 * same bytes again are the same upload.
 * @throws DomainError `file_empty` where none was sent; those of `lockForm`. Within `refused`: `too_many_media`,
 * `rate_limited`, and those of `checkPhoto` and `checkUpload`
 */
export async function addMedia(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'files'>,
  viewer: Person,
  { offeringId, files }: { offeringId: number; files: readonly File[] },
): Promise<Uploaded> {
  const { db } = services
  // Before anything is decoded, which costs seconds.
  await db.transaction().execute((tx) => lockForm(tx, viewer, offeringId))
  if (files.length === 0) throw new DomainError('file_empty', { field: 'files' })
  const result: Uploaded = { added: [], refused: [] }
  for (const file of files) {
    try {
      await takeFrom(services, 'upload', `person ${viewer.id}`)
      const checked = await check(file)
      result.added.push(
        await db.transaction().execute((tx) => keep(tx, services, viewer, offeringId, checked)),
      )
    } catch (error) {
      if (!isDomainError(error)) throw error
      result.refused.push({ name: file.name, error })
    }
  }
  return result
}

async function check(file: File): Promise<Checked> {
  if (!(await looksLikePdf(file))) return { name: file.name, kind: 'photo', sizes: await checkPhoto(file) }
  return { name: file.name, kind: 'document', file: await checkUpload(file, 'document') }
}

/** One transaction a file: its bytes, its row, and its place in the form. */
async function keep(
  tx: Tx,
  { files, clock }: Pick<Services, 'files' | 'clock'>,
  viewer: Person,
  offeringId: number,
  checked: Checked,
): Promise<MediaRow> {
  const form = await lockForm(tx, viewer, offeringId)
  const owner = { organisationId: form.organisationId, uploadedBy: viewer.id }
  const save = (file: CheckedFile) => saveUpload(tx, files, file, owner)
  const at = clock.now()
  const { kind } = checked
  const main = kind === 'photo' ? checked.sizes[1600] : checked.file
  const same = await findSame(tx, { offeringId, kind, bytes: main.bytes })
  if (same !== null) {
    const row = mediaRow(form.fields, kind, same)
    if (mediaIn(form.fields).some(({ id }) => id === same)) return row
    refuseTooMany(form.fields, kind)
    await keepForm(tx, viewer, form, { fields: withMedia(form.fields, [row]), at })
    return row
  }
  refuseTooMany(form.fields, kind)
  const { id } = await tx
    .insertInto('offering_media')
    .values({
      offering_id: offeringId,
      kind,
      file_id: await save(main),
      medium_id: kind === 'photo' ? await save(checked.sizes[800]) : null,
      small_id: kind === 'photo' ? await save(checked.sizes[320]) : null,
      name: main.name,
      width: main.width,
      height: main.height,
      byte_size: main.bytes.length,
      uploaded_by: viewer.id,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // A document is called what its file was called until somebody says better; a photo has to be described.
  const row: MediaRow = { id, kind, altZh: kind === 'document' ? titleOf(main.name) : '', altEn: '' }
  await keepForm(tx, viewer, form, { fields: withMedia(form.fields, [row]), at })
  await audit(tx, auditSource(viewer), {
    action: 'offering.media_added',
    object: { kind: 'offering', id: offeringId },
    detail: { media: id, kind },
  })
  return row
}

/** The upload of an offering that has these bytes already, so that sending them twice keeps them once. */
async function findSame(
  tx: Tx,
  { offeringId, kind, bytes }: { offeringId: number; kind: MediaKind; bytes: Buffer },
): Promise<number | null> {
  const row = await tx
    .selectFrom('offering_media as m')
    .innerJoin('files as f', 'f.id', 'm.file_id')
    .select('m.id')
    .where('m.offering_id', '=', offeringId)
    .where('m.kind', '=', kind)
    .where('f.sha256', '=', digestOf(bytes))
    .orderBy('m.id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** @throws DomainError `too_many_photos`, `too_many_documents` (409) where a form shows as many as may be */
export function refuseTooMany(fields: FormFields, kind: MediaKind): void {
  const shown = mediaIn(fields).filter((row) => row.kind === kind).length
  if (shown >= mostMedia[kind])
    throw new DomainError(
      `too_many_${kind}s`,
      { n: mostMedia[kind], field: mediaName(kind) },
      { status: 409 },
    )
}

const titleOf = (name: string) => [...name.replace(/\.pdf$/i, '')].slice(0, MAX_ALT).join('')
