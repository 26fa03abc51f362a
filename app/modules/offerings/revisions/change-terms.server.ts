import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { updateRows } from '~db/bulk.server'
import type { Tx } from '~db/client.server'
import { keepVersions, type OfferingContent, replaceOfferingContent } from '~db/write-offerings.server'
import { markForIndex } from '~search/marks.server'
import type { Offering } from '../offering'
import { readOffering } from '../offering.repo.server'
import { termFields, termFieldsOf } from '../offering-form'
import { lockOwnOffering } from './revisions.repo.server'

export type OfferingTerms = Pick<
  OfferingContent,
  'priceMinor' | 'priceMaxMinor' | 'currency' | 'priceBasis' | 'leadTimeDays' | 'capacityPerMonth'
>

/** The terms of what says more. */
export const termsOf = (said: OfferingTerms): OfferingTerms => {
  const { priceMinor, priceMaxMinor, currency, priceBasis, leadTimeDays, capacityPerMonth } = said
  return { priceMinor, priceMaxMinor, currency, priceBasis, leadTimeDays, capacityPerMonth }
}

/**
 * Changes price, lead time and capacity of what was published, at once and without review, as a new version. What
 * is being written on it takes the new terms too. Saying the same again changes nothing.
 * @throws DomainError `changed_meanwhile` (409), `offering_state` (409) where it was never published or is
 * archived, and those of `lockOwnOffering`
 */
export const changeTerms = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, version, terms }: { id: number; version: number; terms: OfferingTerms },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'publish')
    if (offering.state !== 'published' && offering.state !== 'paused')
      throw new DomainError('offering_state', { state: offering.state, event: 'revise' }, { status: 409 })
    const live = await readOffering(tx, 'staff', id)
    const [before, after] = [termFieldsOf(live), termFieldsOf(terms)]
    const changed = termFields.filter((name) => before[name] !== after[name])
    if (changed.length === 0) return
    if (offering.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const at = clock.now()
    await writeTerms(tx, [{ live, terms }], at)
    if (revision)
      await tx
        .updateTable('offering_revisions')
        .set({ fields: JSON.stringify({ ...revision.fields, ...after }), version: revision.version + 1 })
        .where('offering_id', '=', id)
        .execute()
    await audit(tx, auditSource(viewer), {
      action: 'offering.terms_changed',
      object: { kind: 'offering', id },
      detail: { fields: changed },
    })
  })

/** Puts terms in force on offerings that were published and are locked: a new version of each. */
export async function writeTerms(
  tx: Tx,
  rows: readonly { live: Offering; terms: OfferingTerms }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ live }) => live.id)
  await replaceOfferingContent(
    tx,
    rows.map(({ live, terms }) => ({ id: live.id, write: { ...live, ...termsOf(terms) } })),
  )
  await updateRows(
    tx,
    'offerings',
    rows.map(({ live }) => ({ id: live.id, version: live.version + 1, updated_at: at })),
  )
  await keepVersions(tx, ids)
  await markForIndex(tx, 'offerings', ids)
}
