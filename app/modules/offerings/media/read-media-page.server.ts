import type { Db } from '~db/client.server'
import type { OfferingWords } from '../claims'
import { cardOf, filledProblems } from '../form/form-page.server'
import type { WorkingCopy } from '../revisions/read-working-copy.server'
import type { MediaKind } from './media-fields'
import { type MediaPage, mediaView } from './media-view'

/** Removed ones that can be put back, the newest; older ones are still swept after their time. */
const MOST_REMOVED = 24

/** The page of pictures and files as it stands: what is shown, what was removed, what is wrong, and the card. */
export async function readMediaPage(db: Db, copy: WorkingCopy, words: OfferingWords): Promise<MediaPage> {
  const { lang } = words
  const uploads = await db
    .selectFrom('offering_media')
    .select(['id', 'kind', 'name'])
    .where('offering_id', '=', copy.offering.id)
    .orderBy('id', 'desc')
    .execute()
  const view = mediaView(
    copy.fields,
    uploads.map(({ kind, ...rest }) => ({ ...rest, kind: kind as MediaKind })),
    lang,
  )
  return {
    ...view,
    removed: view.removed.slice(0, MOST_REMOVED),
    errors: filledProblems(copy.fields, 'media', words),
    card: cardOf(copy, words),
  }
}
