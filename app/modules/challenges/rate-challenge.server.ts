import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { refuseAtStage } from './challenge-states'
import { lockEntry } from './entries.repo.server'
import { refuseOwn } from './teams-behind.server'

/**
 * Says how urgent and how difficult an entry is, 1 to 5 each, and why. Every reviewer has one word on it, the latest;
 * where it lies is the mean of all.
 * @throws DomainError `not_found` (404), `challenge_state` (409), `own_organisation` (403)
 */
export const rateChallenge = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, ...rating }: { id: number; urgency: number; difficulty: number; rationale: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id)
    refuseAtStage(entry.stage, 'rate')
    await refuseOwn(tx, viewer, entry)
    const before = await tx
      .selectFrom('challenge_ratings')
      .select(['urgency', 'difficulty', 'rationale'])
      .where('challenge_id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst()
    const { urgency, difficulty, rationale } = rating
    if (before?.urgency === urgency && before.difficulty === difficulty && before.rationale === rationale)
      return
    await tx
      .insertInto('challenge_ratings')
      .values({ challenge_id: id, person_id: viewer.id, ...rating, rated_at: clock.now() })
      .onConflict((conflict) =>
        conflict.columns(['challenge_id', 'person_id']).doUpdateSet({ ...rating, rated_at: clock.now() }),
      )
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'challenge.rated',
      object: { kind: 'challenge', id },
      detail: { urgency, difficulty, from: before && `${before.urgency} × ${before.difficulty}` },
    })
  })
