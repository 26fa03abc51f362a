import { createHash } from 'node:crypto'
import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { type SheetType, safeName } from '~/platform/files/file-rules'
import { saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { workbookKind } from '~/platform/workbook/read-workbook.server'
import { MAX_SHEET_BYTES } from './sheet'
import { beginStep } from './sheet-job.server'

/** The same file sent again within this time is the same upload. */
const SAME_MS = 60_000

const types: Record<ReturnType<typeof workbookKind>, SheetType> = {
  zip: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  text: 'text/csv',
}

/**
 * Keeps a spreadsheet of an organisation's offerings and has it read in the background. Nothing of it is read here
 * but what kind of file it is, and nothing is written to any offering. Returns the number of the sheet.
 * @throws DomainError `file_empty`, `file_too_large`, `workbook_old`, `workbook_encrypted`, `workbook_encoding`,
 * `workbook_unknown` at `file`; `rate_limited` (429), and those of `refuseWithout`
 */
export async function uploadSheet(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'files'>,
  viewer: Person,
  { organisationId, file }: { organisationId: number; file: File | null },
): Promise<number> {
  const { db, clock, files } = services
  refuseWithout(viewer, organisationId, 'prepare', { kind: 'organisation', id: organisationId })
  if (file === null || file.size === 0) throw new DomainError('file_empty', { field: 'file' })
  if (file.size > MAX_SHEET_BYTES)
    throw new DomainError('file_too_large', { megabytes: MAX_SHEET_BYTES / 1_048_576, field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const bytes = Buffer.from(await file.arrayBuffer())
  const mediaType = types[kindOf(bytes)]
  const name = safeName(file.name, mediaType)
  const at = clock.now()
  return db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('organisations')
      .select('id')
      .where('id', '=', organisationId)
      .forNoKeyUpdate()
      .execute()
    const again = await tx
      .selectFrom('offering_sheets as s')
      .innerJoin('files as f', 'f.id', 's.file_id')
      .select('s.id')
      .where('s.organisation_id', '=', organisationId)
      .where('f.sha256', '=', createHash('sha256').update(bytes).digest())
      .where('s.created_at', '>', new Date(at.getTime() - SAME_MS))
      .where('s.state', 'in', ['reading', 'checked'])
      .executeTakeFirst()
    if (again) return again.id
    const checked = { purpose: 'sheet' as const, name, mediaType, bytes, width: null, height: null }
    const fileId = await saveUpload(tx, files, checked, { organisationId, uploadedBy: viewer.id })
    const { id } = await tx
      .insertInto('offering_sheets')
      .values({
        organisation_id: organisationId,
        file_id: fileId,
        name,
        created_by: viewer.id,
        created_at: at,
        touched_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await beginStep(tx, { id, state: 'reading', at })
    await audit(tx, auditSource(viewer), {
      action: 'sheet.uploaded',
      object: { kind: 'sheet', id },
      detail: { file: fileId },
    })
    return id
  })
}

function kindOf(bytes: Buffer) {
  try {
    return workbookKind(bytes)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(error.code, { ...error.params, field: 'file' })
  }
}
