import { notFoundError } from '~/platform/errors'
import { findFile, openStoredFile } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'

/** A document of an organisation, as the response that shows it. @throws DomainError `not_found` */
export async function readDocument(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { organisationId, fileId }: { organisationId: number; fileId: string },
): Promise<Response> {
  const file = await findFile(db, fileId)
  if (file === null || file.organisation_id !== organisationId) throw notFoundError('file', fileId)
  return openStoredFile(files, file)
}
