import { formatInstant } from '~/locales/format'
import type { Lang } from '~/modules/vocabulary'
import type { Services } from '~/platform/services.server'
import { readNeedRevision } from '../own-needs.repo.server'
import type { ConflictView } from './autosave'

/** What somebody else saved on a need, for the writer who comes after them. */
export async function readConflict(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  lang: Lang,
): Promise<ConflictView> {
  const other = await readNeedRevision(db, id)
  return {
    version: other?.version ?? 0,
    by: other?.by ?? null,
    at: formatInstant(other?.updatedAt ?? clock.now(), lang),
  }
}
