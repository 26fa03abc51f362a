import type { Person } from '~/modules/accounts'
import { isReviewer, membershipIn } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { notify } from '~/modules/notifications/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { keepVersions, replaceOfferingContent } from '~db/write-offerings.server'
import { markForIndex } from '~search/marks.server'
import { changeOfferingState } from '../change-offering-state.server'
import { lockOffering, readOffering } from '../offering.repo.server'
import { termsOf } from './change-terms.server'
import { checkContent } from './check-content'
import { readRevision } from './revisions.repo.server'

export type RevisionDecision = {
  id: number
  /** of what was being written, as the page showed it */
  version: number
} & ({ decision: 'publish' } | { decision: 'return'; reasons: Record<string, string> })

/**
 * Decides on what an enterprise handed in. Published: it replaces what was public, as a new version that can be
 * read later; price, lead time and capacity stay as they are now, since they change without review. Returned: what
 * is public stays, and its writers read what to mend, field by field. Of two decisions at once the second finds
 * the review over.
 * @throws DomainError `not_found` (404), `own_organisation` (403), `review_changed` (409), `reason_missing`,
 * `offering_incomplete` where the vocabulary no longer takes what it says
 */
export async function decideRevision(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  asked: RevisionDecision,
  { origin }: { origin: string },
): Promise<void> {
  const { id, version } = asked
  if (!isReviewer(viewer)) throw notFoundError('offering', id)
  const reasons = asked.decision === 'return' ? asked.reasons : {}
  if (asked.decision === 'return' && Object.keys(reasons).length === 0)
    throw new DomainError('reason_missing', { field: 'all' })
  const words = await vocabulary()
  const at = clock.now()
  await db.transaction().execute(async (tx) => {
    const before = await lockOffering(tx, id)
    if (membershipIn(viewer, before.organisation_id) !== null)
      throw new DomainError('own_organisation', {}, { status: 403 })
    const revision = await readRevision(tx, id)
    if (revision?.state !== 'in_review' || revision.version !== version)
      throw new DomainError('review_changed', {}, { status: 409 })
    const live = await readOffering(tx, 'staff', id)
    const first = before.published_at === null
    if (asked.decision === 'publish') {
      const { content, problems } = checkContent(revision.fields, words)
      if (content === null) throw new DomainError('offering_incomplete', { count: problems.length })
      const write = { ...content, ...(first ? {} : termsOf(live)), verificationLevel: live.verificationLevel }
      await replaceOfferingContent(tx, [{ id, write }])
      await tx.deleteFrom('offering_revisions').where('offering_id', '=', id).execute()
      if (!first)
        await tx
          .updateTable('offerings')
          .set({ version: before.version + 1, updated_at: at })
          .where('id', '=', id)
          .execute()
      if (before.state === 'in_review') await changeOfferingState(tx, { id, event: 'publish', at })
      else {
        await keepVersions(tx, [id])
        await markForIndex(tx, 'offerings', [id])
      }
    } else {
      if (before.state === 'in_review')
        await changeOfferingState(tx, {
          id,
          event: 'return',
          at,
          returnReason: Object.values(reasons).join('\n'),
        })
      await tx
        .updateTable('offering_revisions')
        .set({ state: 'returned', reasons: JSON.stringify(reasons), submitted_at: null })
        .where('offering_id', '=', id)
        .execute()
    }
    const returned = asked.decision === 'return'
    const name = String(revision.fields.nameZh ?? live.nameZh)
    await tellEnterprise(tx, before.organisation_id, { id, version, name, reasons, returned }, { origin, at })
    await audit(tx, auditSource(viewer), {
      action: returned ? 'offering.returned' : 'offering.published',
      object: { kind: 'offering', id },
      detail: returned ? { fields: Object.keys(reasons) } : { version: before.version + (first ? 0 : 1) },
    })
  })
}

const tellEnterprise = (
  tx: Tx,
  organisationId: number,
  outcome: { id: number; version: number; name: string; reasons: Record<string, string>; returned: boolean },
  way: { origin: string; at: Date },
) =>
  notify(
    tx,
    {
      kind: 'review_result',
      event: outcome.returned ? 'offering_returned' : 'offering_published',
      to: { organisationId, roles: ['owner', 'editor'] },
      words: outcome.returned ? 'told.offering_returned' : 'told.offering_published',
      params: { offering: outcome.name, reasons: Object.values(outcome.reasons).join('\n') },
      subject: `offering:${outcome.id}`,
      path: `/offerings/${outcome.id}${outcome.returned ? '/edit' : ''}`,
      key: `offering:${outcome.id}:decided:${outcome.version}:${way.at.toISOString()}`,
    },
    way,
  )
