import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { lockNeed, openNeedAgain, recordMet } from '~/modules/needs/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { otherSide } from '../introduction'
import { nextIntroductionState } from '../introduction-states'
import { lockIntroduction, readIntroduction } from '../introductions.repo.server'
import { tellSide } from '../tell.server'
import { failingsOf, readGates } from './failings.server'
import { failingKey, outcomesOf } from './outcome'
import type { OutcomeInput } from './outcome.schema'
import { countUnderWay, keepFailings, readEnding } from './outcomes.repo.server'

/**
 * Ends an accepted introduction with what came of it. A trial that was still to be held is cancelled; the need is met
 * where the team says so, and open again where nothing else is under way for it. Sending the same again changes
 * nothing. Locks the need, then the introduction.
 * @throws DomainError `not_found` (404), `introduction_state` (409), `outcome_of_team`, `not_verified`, `not_allowed`
 * (403), `failing_unknown`, `failing_wanted` (422)
 */
export const endIntroduction = (
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, ending }: { id: number; ending: OutcomeInput },
  way: { origin: string },
): Promise<void> =>
  services.db.transaction().execute(async (tx) => {
    const { clock } = services
    const now = clock.now()
    const { introduction: seen, side, organisationId } = await readIntroduction(tx, viewer, id, now)
    refuseWithout(viewer, organisationId, 'introduce', { kind: 'introduction', id })
    await lockNeed(tx, 'staff', seen.need.id)
    const introduction = await lockIntroduction(tx, id, now)
    const before = await readEnding(tx, id)
    if (before?.outcome === ending.outcome && before.by === side) return
    const state = nextIntroductionState(introduction, 'end', side)
    if (!outcomesOf[side].includes(ending.outcome))
      throw new DomainError('outcome_of_team', {}, { status: 403 })
    const agreed = ending.outcome === 'agreed' ? ending : null
    await tx
      .updateTable('introductions')
      .set({
        state,
        ended_at: now,
        ended_by: side,
        ender_id: viewer.id,
        updated_at: now,
        outcome: ending.outcome,
        outcome_reason: ending.outcome === 'lost' ? ending.reason : null,
        outcome_text: ending.text,
        quantity: agreed?.quantity ?? null,
        value_minor: agreed?.value ?? null,
        currency: agreed?.value == null ? null : 'CNY',
      })
      .where('id', '=', id)
      .execute()
    if (ending.outcome === 'not_suitable') {
      const gates = await readGates({ ...services, db: tx }, introduction)
      const chosen = new Set(ending.failing)
      const known = new Set(gates.map(failingKey))
      if ([...chosen].some((key) => !known.has(key)))
        throw new DomainError('failing_unknown', { field: 'failing' })
      if (chosen.size === 0 && ending.text === '') throw new DomainError('failing_wanted', { field: 'text' })
      await keepFailings(
        tx,
        id,
        failingsOf(gates, (gate) => chosen.has(failingKey(gate))),
      )
    }
    await cancelTrials(tx, id, now)
    await audit(tx, auditSource(viewer), {
      action: 'introduction.ended',
      object: { kind: 'introduction', id },
      // What was agreed on is for the two sides alone: no value here.
      detail: { how: ending.outcome, quantity: agreed?.quantity },
    })
    await settleNeed(tx, viewer, {
      id: introduction.need.id,
      met: agreed?.meets === 'yes',
      at: now,
      today: clock.today(),
    })
    await tellSide(tx, await lockIntroduction(tx, id, now), otherSide(side), 'ended', { ...way, at: now })
  })

const cancelTrials = (tx: Tx, id: number, now: Date) =>
  tx
    .updateTable('introduction_trials')
    .set({ state: 'cancelled', updated_at: now })
    .where('introduction_id', '=', id)
    .where('state', 'in', ['proposed', 'agreed'])
    .execute()

/** What the end of an introduction means for its need, which the caller has locked. */
async function settleNeed(
  tx: Tx,
  viewer: Person,
  { id, met, at, today }: { id: number; met: boolean; at: Date; today: string },
): Promise<void> {
  const { state } = await lockNeed(tx, 'staff', id)
  if (state !== 'open' && state !== 'matched' && state !== 'in_trial') return
  // How much of it is met is public, whatever its state.
  await markForIndex(tx, 'needs', [id])
  const by = auditSource(viewer)
  if (met) await recordMet(tx, by, { id, how: 'through_muster', text: '', at })
  else if (state !== 'open' && (await countUnderWay(tx, id)) === 0)
    await openNeedAgain(tx, by, { id, at, today })
}
