import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { type AuditSource, audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { changeOfferingState } from '../change-offering-state.server'
import { type LockedOffering, readOffering } from '../offering.repo.server'
import { fieldsOfContent } from '../offering-form'
import { checkContent } from './check-content'
import { type Revision, sameFields } from './revision'
import { lockOwnOffering } from './revisions.repo.server'

/**
 * Hands what was written on an offering to the reviewers. What is published of it stays as it is meanwhile.
 * Sending it again changes nothing.
 * @throws DomainError `changed_meanwhile` (409), `offering_incomplete` where something is wrong or missing,
 * `nothing_changed` where it says what is published already, and those of `lockOwnOffering`
 */
export async function submitRevision(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, version }: { id: number; version: number },
): Promise<void> {
  const words = await vocabulary()
  const at = clock.now()
  await db.transaction().execute(async (tx) => {
    const { offering, revision } = await lockOwnOffering(tx, viewer, id, 'publish')
    if (revision?.state === 'in_review' && revision.version === version) return
    if (!revision || revision.version !== version)
      throw new DomainError('changed_meanwhile', {}, { status: 409 })
    await handIn(tx, auditSource(viewer), { offering, revision }, { words, at })
  })
}

/**
 * Hands in what is being written on a locked offering, whoever's right to do so was checked.
 * @throws DomainError `offering_incomplete`, `nothing_changed`, `offering_state` (409)
 */
export async function handIn(
  tx: Tx,
  by: AuditSource,
  { offering, revision }: { offering: LockedOffering; revision: Revision },
  { words, at }: { words: Vocabulary; at: Date },
): Promise<void> {
  const { id } = offering
  const { problems } = checkContent(revision.fields, words)
  if (problems.length > 0) throw new DomainError('offering_incomplete', { count: problems.length })
  if (offering.published_at !== null) {
    const live = await readOffering(tx, 'staff', id)
    if (sameFields(fieldsOfContent(live), revision.fields)) throw new DomainError('nothing_changed')
  }
  if (offering.state === 'draft' || offering.state === 'returned')
    await changeOfferingState(tx, { id, event: 'submit', at })
  else if (offering.state !== 'published' && offering.state !== 'paused')
    throw new DomainError('offering_state', { state: offering.state, event: 'submit' }, { status: 409 })
  await tx
    .updateTable('offering_revisions')
    .set({ state: 'in_review', submitted_at: at, reasons: '{}' })
    .where('offering_id', '=', id)
    .execute()
  await audit(tx, by, { action: 'offering.submitted', object: { kind: 'offering', id } })
}
