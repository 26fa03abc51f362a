import { sql } from 'kysely'
import { isReviewer, membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import { findFile, openStoredFile } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'
import { readMediaName } from './media-paths'

/**
 * A picture or document of an offering, `name` being the last part of its path. Everybody has what a public
 * offering shows now; members of the enterprise and reviewers have all of its uploads.
 * @throws DomainError `not_found` (404) for anything else
 */
export async function openMedia(
  { db, files }: Pick<Services, 'db' | 'files'>,
  viewer: Viewer,
  { id, name, ifNoneMatch }: { id: number; name: string; ifNoneMatch: string | null },
): Promise<Response> {
  const asked = readMediaName(name)
  const row = await db
    .selectFrom('offering_media as m')
    .innerJoin('offerings as o', 'o.id', 'm.offering_id')
    .select(['m.kind', 'm.file_id', 'm.medium_id', 'm.small_id', 'o.organisation_id'])
    .select(
      sql<boolean>`exists (select from public_offerings p where p.id = m.offering_id
        and p.media @> jsonb_build_array(jsonb_build_object('id', m.id)))`.as('shown'),
    )
    .where('m.id', '=', id)
    .executeTakeFirst()
  const own = row !== undefined && (isReviewer(viewer) || membershipIn(viewer, row.organisation_id) !== null)
  if (row === undefined || asked === null || !(row.shown || own)) throw notFoundError('file', id)
  const fileId =
    asked === 'document'
      ? row.kind === 'document' && row.file_id
      : row.kind === 'photo' && { 320: row.small_id, 800: row.medium_id, 1600: row.file_id }[asked]
  const file = fileId ? await findFile(db, fileId) : null
  if (file === null) throw notFoundError('file', id)
  return openStoredFile(files, file, { keeping: row.shown ? 'public' : 'private', ifNoneMatch })
}
