import { notFoundError } from '~/platform/errors'
import { findFile, openStoredFile } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'
import { isQuoteFile } from './quotes.repo.server'

/**
 * A document of a quote, whichever version it hangs on. The caller has seen that the viewer is on one of the sides.
 * @throws DomainError `not_found` (404)
 */
export async function openQuoteFile(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { id, fileId }: { id: number; fileId: string },
): Promise<Response> {
  const file = await findFile(db, fileId)
  if (!file || !(await isQuoteFile(db, id, file.id))) throw notFoundError('file', fileId)
  return openStoredFile(files, file)
}
