import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { isWanted } from '~/modules/needs'
import { changeNeedState, lockNeed } from '~/modules/needs/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type DeclineReason, type Introduction, otherSide, type Side } from './introduction'
import { type IntroductionEvent, nextIntroductionState } from './introduction-states'
import { lockIntroduction, readIntroduction } from './introductions.repo.server'
import { failingsOf, readGates } from './outcomes/failings.server'
import { keepFailings } from './outcomes/outcomes.repo.server'
import { tellSide } from './tell.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Declining = Pick<Services, 'db' | 'clock' | 'vocabulary'>
type Way = { origin: string }

/** What an event writes down and whom it tells; `tx` holds the locks of the need and of the introduction. */
type Change = {
  event: Extract<IntroductionEvent, 'accept' | 'decline' | 'withdraw'>
  columns?: { decline_reason?: DeclineReason; answer_text?: string }
  before?: (tx: Tx, introduction: Introduction) => Promise<void>
}

const pasts = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const
const actions = {
  accept: 'introduction.accepted',
  decline: 'introduction.declined',
  withdraw: 'introduction.withdrawn',
} as const

/**
 * Takes an introduction over one transition, for the viewer's side of it. Sending the same again changes nothing.
 * Locks the need, then the introduction, so that of an answer and a withdrawal at the same moment one comes second
 * and is told so.
 * @throws DomainError `not_found` (404), `introduction_state` (409), `other_side`, `not_verified`, `not_allowed` (403)
 */
const change = (
  { db, clock }: Acting,
  viewer: Person,
  id: number,
  { event, columns, before }: Change,
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { introduction: seen, side, organisationId } = await readIntroduction(tx, viewer, id, now)
    refuseWithout(viewer, organisationId, 'introduce', { kind: 'introduction', id })
    await lockNeed(tx, 'staff', seen.need.id)
    const introduction = await lockIntroduction(tx, id, now)
    if (introduction.state === pasts[event] && isDoer(event, side, introduction)) return
    const state = nextIntroductionState(introduction, event, side)
    await before?.(tx, introduction)
    await tx
      .updateTable('introductions')
      .set({
        state,
        updated_at: now,
        ...(event !== 'withdraw' && { answered_at: now, answerer_id: viewer.id }),
        ...columns,
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: actions[event],
      object: { kind: 'introduction', id },
      detail: { reason: columns?.decline_reason },
    })
    await tellSide(tx, await lockIntroduction(tx, id, now), otherSide(side), pasts[event], {
      ...way,
      at: now,
    })
  })

const isDoer = (event: Change['event'], side: Side, { askedBy }: Introduction) =>
  (event === 'withdraw') === (side === askedBy)

/**
 * Says yes: contacts may be shown to both, and the need has found a match.
 * @throws those of `change`; `asking_need_closed` (409) where the need has ended meanwhile
 */
export const acceptIntroduction = (
  services: Acting,
  viewer: Person,
  { id, text }: { id: number; text: string },
  way: Way,
): Promise<void> =>
  change(
    services,
    viewer,
    id,
    {
      event: 'accept',
      columns: { answer_text: text },
      before: async (tx, { need }) => {
        const { state } = await lockNeed(tx, 'staff', need.id)
        if (!isWanted(state)) throw new DomainError('asking_need_closed', {}, { status: 409 })
        if (state === 'open')
          await changeNeedState(tx, 'staff', { id: need.id, event: 'match', at: services.clock.now() })
      },
    },
    way,
  )

/**
 * Says no, with a reason that the other side reads. Where the team finds the offering not suitable, the demands that
 * it fails are kept: the enterprise reads them together.
 * @throws those of `change`
 */
export const declineIntroduction = (
  services: Declining,
  viewer: Person,
  { id, reason, text }: { id: number; reason: DeclineReason; text: string },
  way: Way,
): Promise<void> =>
  change(
    services,
    viewer,
    id,
    {
      event: 'decline',
      columns: { decline_reason: reason, answer_text: text },
      before: async (tx, introduction) => {
        if (reason !== 'not_suitable' || introduction.askedBy !== 'enterprise') return
        const gates = await readGates({ ...services, db: tx }, introduction)
        await keepFailings(tx, id, failingsOf(gates, 'failed'))
      },
    },
    way,
  )

/** Takes a request back before it is answered. @throws those of `change` */
export const withdrawIntroduction = (services: Acting, viewer: Person, id: number, way: Way): Promise<void> =>
  change(services, viewer, id, { event: 'withdraw' }, way)
