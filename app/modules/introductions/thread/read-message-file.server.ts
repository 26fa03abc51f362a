import type { Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import { FILE_ID } from '~/platform/files/file-store.server'
import { findFile, openStoredFile } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'
import { readIntroduction } from '../introductions.repo.server'
import { hasThread } from './message'
import { findMessage } from './messages.repo.server'

/**
 * A document of a thread, for the members of its two sides, as the response that shows or saves it.
 * @throws DomainError `not_found` (404) to everybody else, and of one that was taken back
 */
export async function readMessageFile(
  { db, clock, files }: Pick<Services, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { introductionId, fileId }: { introductionId: number; fileId: string },
): Promise<Response> {
  const { introduction } = await readIntroduction(db, viewer, introductionId, clock.now())
  const sent =
    hasThread(introduction.state) && FILE_ID.test(fileId)
      ? await findMessage(db, introductionId, { fileId })
      : null
  const file = sent?.file ? await findFile(db, fileId) : null
  if (file === null) throw notFoundError('file', fileId)
  return openStoredFile(files, file)
}
