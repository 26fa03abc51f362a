import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { changeNeedState, lockNeed } from '~/modules/needs/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type Introduction, otherSide, type Side } from '../introduction'
import { lockIntroduction, readIntroduction } from '../introductions.repo.server'
import { tellSide } from '../tell.server'
import { nextTrialState, type TrialEvent } from './trial'
import type { TrialAct } from './trial.schema'
import { readLiveTrial, readTrial } from './trials.repo.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Way = { origin: string }
type Of<A extends TrialAct['act']> = Extract<TrialAct, { act: A }>

/** What an act on a trial stands on: the introduction, locked after its need, and whose side acts. */
type Ground = { tx: Tx; viewer: Person; introduction: Introduction; side: Side; now: Date; today: string }

/**
 * One act on the trials of an introduction that is accepted. Locks the need, then the introduction, under whose lock
 * its trials are changed. Sending the same again changes nothing.
 * @throws DomainError `not_found` (404), `not_accepted`, `trial_state`, `trial_changed` (409), `other_side`,
 * `not_verified`, `not_allowed` (403), `day_past`, `days_turned`, `trial_not_held` (422)
 */
export const actOnTrial = (
  { db, clock }: Acting,
  viewer: Person,
  { id, act }: { id: number; act: TrialAct },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { introduction: seen, side, organisationId } = await readIntroduction(tx, viewer, id, now)
    refuseWithout(viewer, organisationId, 'introduce', { kind: 'introduction', id })
    await lockNeed(tx, 'staff', seen.need.id)
    const introduction = await lockIntroduction(tx, id, now)
    const ground = { tx, viewer, introduction, side, now, today: clock.today() }
    const changed = act.act === 'propose' ? await propose(ground, act) : await answer(ground, act)
    if (!changed) return
    await tx.updateTable('introductions').set({ updated_at: now }).where('id', '=', id).execute()
    await tellSide(tx, introduction, otherSide(side), `trial_${pasts[act.act]}`, { ...way, at: now })
  })

const pasts = {
  propose: 'proposed',
  agree: 'agreed',
  decline: 'declined',
  cancel: 'cancelled',
  record: 'held',
} as const

const refuseUnaccepted = ({ introduction }: Ground) => {
  if (introduction.state !== 'accepted') throw new DomainError('not_accepted', {}, { status: 409 })
}

async function propose(ground: Ground, form: Of<'propose'>): Promise<boolean> {
  const { tx, viewer, introduction, side, now, today } = ground
  refuseUnaccepted(ground)
  const endsOn = form.endsOn || form.beginsOn
  if (form.beginsOn < today) throw new DomainError('day_past', { field: 'beginsOn' })
  if (endsOn < form.beginsOn) throw new DomainError('days_turned', { field: 'endsOn' })
  const live = await readLiveTrial(tx, introduction.id)
  const same =
    live?.proposedBy === side &&
    live.kind === form.kind &&
    live.place === form.place &&
    live.beginsOn === form.beginsOn &&
    live.endsOn === endsOn &&
    live.measures === form.measures
  if (same) return false
  // Somebody else's proposal is answered by who has read it, never replaced unseen.
  if ((live?.id ?? null) !== form.trial) throw new DomainError('trial_changed', {}, { status: 409 })
  if (live) await set(ground, live.id, { state: nextTrialState(live, 'replace', side) })
  const { id } = await tx
    .insertInto('introduction_trials')
    .values({
      introduction_id: introduction.id,
      kind: form.kind,
      place: form.place,
      begins_on: form.beginsOn,
      ends_on: endsOn,
      measures: form.measures,
      proposed_by: side,
      proposer_id: viewer.id,
      proposed_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ground, 'trial.proposed', id, { kind: form.kind, from: form.beginsOn, to: endsOn })
  return true
}

async function answer(ground: Ground, form: Exclude<TrialAct, { act: 'propose' }>): Promise<boolean> {
  const { tx, viewer, introduction, side, now, today } = ground
  const trial = await readTrial(tx, introduction.id, form.trial)
  const event: TrialEvent = form.act
  if (trial.state === pasts[event as keyof typeof pasts]) return false
  refuseUnaccepted(ground)
  const state = nextTrialState(trial, event, side)
  if (form.act === 'record') {
    if (trial.beginsOn > today) throw new DomainError('trial_not_held', { field: 'result' })
    await set(ground, trial.id, {
      state,
      result: form.result,
      result_text: form.resultText,
      recorder_id: viewer.id,
      held_at: now,
    })
  } else
    await set(ground, trial.id, {
      state,
      answered_at: now,
      answerer_id: viewer.id,
      answer_text: form.text,
    })
  if (form.act === 'agree') {
    const { state: need } = await lockNeed(tx, 'staff', introduction.need.id)
    if (need === 'matched')
      await changeNeedState(tx, 'staff', { id: introduction.need.id, event: 'start_trial', at: now })
  }
  await record(ground, actions[form.act], trial.id, form.act === 'record' ? { result: form.result } : {})
  return true
}

const actions = {
  agree: 'trial.agreed',
  decline: 'trial.declined',
  cancel: 'trial.cancelled',
  record: 'trial.held',
} as const

type Columns = {
  state: string
  answered_at?: Date
  answerer_id?: number
  answer_text?: string
  result?: string
  result_text?: string
  recorder_id?: number
  held_at?: Date
}

const set = ({ tx, now }: Ground, id: number, columns: Columns) =>
  tx
    .updateTable('introduction_trials')
    .set({ ...columns, updated_at: now })
    .where('id', '=', id)
    .execute()

const record = (
  { tx, viewer, introduction }: Ground,
  action: 'trial.proposed' | (typeof actions)[keyof typeof actions],
  trial: number,
  detail: Record<string, unknown>,
) =>
  audit(tx, auditSource(viewer), {
    action,
    object: { kind: 'introduction', id: introduction.id },
    detail: { trial, ...detail },
  })
