import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { insertOfferings } from '~db/write-offerings.server'
import { readOffering } from '../offering.repo.server'
import { offeringSchema } from '../offering.schema'
import { contentInput, type FormFields, fieldsOfContent } from '../offering-form'
import { copyOf } from './revision'
import { readRevision } from './revisions.repo.server'

export type NewOffering = {
  organisationId: number
  nameZh: string
  track: string
  equipmentClass: string
  /** one of the same organisation's, whose text the new one begins with */
  copyFrom: number | null
}

/** A second click within this time is the same beginning. */
const SAME_MS = 60_000

/**
 * Begins an offering: a draft with its name, track and class, or with all that another says. Returns its id; the
 * same beginning sent again within a minute gives the same.
 * @throws DomainError of `refuseWithout`, `not_found` (404) where what to copy is not the organisation's
 */
export async function startOffering(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { organisationId, nameZh, track, equipmentClass, copyFrom }: NewOffering,
): Promise<number> {
  refuseWithout(viewer, organisationId, 'prepare', { kind: 'organisation', id: organisationId })
  const schema = offeringSchema(await vocabulary())
  const at = clock.now()
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forUpdate().execute()
    const copied = copyFrom === null ? {} : copyOf(await fieldsOf(tx, organisationId, copyFrom))
    const fields: FormFields = { ...copied, nameZh, track, equipmentClass }
    const again = await tx
      .selectFrom('offerings')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'draft')
      .where('name_zh', '=', nameZh)
      .where('track_code', '=', track)
      .where('created_at', '>', new Date(at.getTime() - SAME_MS))
      .executeTakeFirst()
    if (again) return again.id
    const stub = schema.parse(contentInput({ nameZh, track, equipmentClass }))
    const [id = 0] = await insertOfferings(tx, [
      {
        ...stub,
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
    await tx
      .insertInto('offering_revisions')
      .values({ offering_id: id, fields: JSON.stringify(fields), updated_by: viewer.id, updated_at: at })
      .execute()
    await audit(tx, auditSource(viewer), { action: 'offering.drafted', object: { kind: 'offering', id } })
    return id
  })
}

async function fieldsOf(tx: Tx, organisationId: number, id: number): Promise<FormFields> {
  const offering = await readOffering(tx, { organisationId }, id)
  return (await readRevision(tx, id))?.fields ?? fieldsOfContent(offering)
}
