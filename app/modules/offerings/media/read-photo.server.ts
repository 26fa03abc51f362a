import type { Services } from '~/platform/services.server'

/** The bytes of an offering's photo, 800 pixels wide at most; null where they are gone. */
export async function readPhoto(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { offeringId, id }: { offeringId: number; id: number },
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('offering_media')
    .select('medium_id')
    .where('id', '=', id)
    .where('offering_id', '=', offeringId)
    .executeTakeFirst()
  const found = row?.medium_id ? await files.read(row.medium_id) : null
  return found && Buffer.from(await new Response(found.body).arrayBuffer())
}
