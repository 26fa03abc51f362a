import type { Db } from '~db/client.server'
import { insertNeeds, type NeedContent } from '~db/write-needs.server'

/** Keeps a new need of an organisation as a draft, which nobody else sees. Returns its id. */
export async function draftNeed(
  db: Db,
  { organisationId, content, at }: { organisationId: number; content: NeedContent; at: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const [id] = await insertNeeds(tx, [
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
