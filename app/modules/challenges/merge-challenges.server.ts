import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { Entry } from './challenge'
import { isPublicStage, refuseAtStage } from './challenge-states'
import { lockEntries, readRoot } from './entries.repo.server'

/**
 * Lets one entry stand for two that ask for the same. The other only points at it: its needs, endorsements, ratings,
 * proposals and address stay its own, and are read through the one that is kept. Both must stand by themselves, and
 * both are locked, so that no circle can come about, whoever merges what at the same time.
 * @throws DomainError `not_found` (404), `challenge_state`, `same_challenge`, `keep_published` (409)
 */
export const mergeChallenges = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { from, into }: { from: number; into: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (from === into) throw new DomainError('same_challenge', {}, { status: 409 })
    const locked = await lockEntries(tx, [from, into])
    const [given, kept] = [locked.get(from) as Entry, locked.get(into) as Entry]
    if (given.mergedInto === into) return
    refuseAtStage(given.stage, 'merge')
    refuseAtStage(kept.stage, 'merge')
    if (isPublicStage(given.stage) && !isPublicStage(kept.stage))
      throw new DomainError('keep_published', {}, { status: 409 })
    await setMerged(tx, from, { into, at: clock.now() })
    await audit(tx, auditSource(viewer), {
      action: 'challenge.merged',
      object: { kind: 'challenge', id: from },
      detail: { to: into },
    })
    await markForIndex(tx, 'needs', given.needIds)
  })

/**
 * Takes a merge back: the entry stands by itself again, with everything that was its own.
 * @throws DomainError `not_found` (404)
 */
export const unmergeChallenge = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id }: { id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const locked = await lockEntries(tx, [id, await readRoot(tx, id)])
    const entry = locked.get(id) as Entry
    if (entry.mergedInto === null) return
    refuseAtStage(entry.stage, 'unmerge')
    await setMerged(tx, id, { into: null, at: clock.now() })
    await audit(tx, auditSource(viewer), {
      action: 'challenge.unmerged',
      object: { kind: 'challenge', id },
      detail: { from: entry.mergedInto },
    })
    await markForIndex(tx, 'needs', entry.needIds)
  })

const setMerged = (tx: Tx, id: number, { into, at }: { into: number | null; at: Date }) =>
  tx.updateTable('challenges').set({ merged_into: into, updated_at: at }).where('id', '=', id).execute()
