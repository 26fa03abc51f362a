import type { Db } from '~db/client.server'
import { insertOfferings, type OfferingContent } from '~db/write-offerings.server'

/** Keeps a new offering of an organisation as a draft, which nobody else sees. Returns its id. */
export async function draftOffering(
  db: Db,
  { organisationId, content, at }: { organisationId: number; content: OfferingContent; at: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const [id] = await insertOfferings(tx, [
      {
        ...content,
        externalId: null,
        organisationId,
        state: 'draft',
        reference: false,
        sample: false,
        source: null,
        publishedAt: null,
        at,
      },
    ])
    return id as number
  })
}
