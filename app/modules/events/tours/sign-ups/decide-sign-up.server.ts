import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockManagedStop } from '../stops/managed-stop.server'
import { capacityOf } from '../stops/stop'
import { followSignUps } from './follow-sign-ups.server'
import { handOverPlaces } from './hand-over.server'
import { isActive, placeFor } from './sign-up'
import type { SignUpDecisionForm } from './sign-up.schema'
import { countPlaces, listSignUps, setStopState } from './sign-ups.repo.server'
import { tellSignedUp } from './tell.server'

/**
 * The organizer takes an organisation off a stop, with a reason that it reads, or lets one that was taken off ask again:
 * it then has the place that there is. Locks the event and the stop. Sent again it changes nothing.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `sign_up_state`, `event_cancelled`, `stop_cancelled` (409)
 */
export const decideSignUp = (
  { db, clock, env }: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { form, ...place }: { eventId: number; stopId: number; form: z.output<typeof SignUpDecisionForm> },
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const { event, stop } = await lockManagedStop(tx, viewer, place)
    const found = (await listSignUps(tx, stop.id)).find(({ id }) => id === form.signUp)
    const own = found?.stops.find(({ stopId }) => stopId === stop.id)
    if (!found || !own) throw notFoundError('sign-up', form.signUp)
    const { side, organisation } = found
    const key = { signUpId: found.id, stopId: stop.id, side }
    const about = { event, stops: [stop] }
    const told = { ...way, env, at }
    if (form.act === 'remove') {
      if (own.state === 'removed') return
      if (!isActive(own.state)) throw new DomainError('sign_up_state', {}, { status: 409 })
      await setStopState(tx, key, { state: 'removed', reason: form.reason, at })
      await tellSignedUp(tx, organisation.id, { ...about, news: 'removed', reason: form.reason }, told)
      await handOverPlaces(tx, { event, stop, side, today: clock.today() }, told)
    } else {
      if (isActive(own.state)) return
      if (own.state !== 'removed') throw new DomainError('sign_up_state', {}, { status: 409 })
      const state = placeFor({
        capacity: capacityOf(stop, side),
        ...(await countPlaces(tx, stop.id, side)),
      })
      await setStopState(tx, key, { state, since: at, at })
      await tellSignedUp(tx, organisation.id, { ...about, news: state }, told)
    }
    await followSignUps(tx, { event, stops: [stop], signUpIds: [found.id], today: clock.today() }, told)
    await audit(tx, auditSource(viewer), {
      action: form.act === 'remove' ? 'sign_up.removed' : 'sign_up.restored',
      object: { kind: 'event', id: event.id },
      detail: { signUp: found.id, stop: stop.id, ...(form.act === 'remove' && { reason: form.reason }) },
    })
  })
