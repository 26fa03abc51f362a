import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Env } from '~/platform/env.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import { addVisitor } from '../../visitors/add-visitor.server'
import { mailTicket } from '../../visitors/tell.server'
import type { VisitorContent } from '../../visitors/visitor'
import {
  cancelVisitor,
  listSignedUp,
  lockSignedUp,
  rewriteVisitor,
} from '../../visitors/visitors.repo.server'
import { type Stop, tourAt } from '../stops/stop'
import type { Participant, SignUp } from './sign-up'
import { readSignUps } from './sign-ups.repo.server'
import { ticketChanges } from './ticket-changes'

export type Way = { env: Env; origin: string; at: Date }

/**
 * Brings tickets to what sign-ups say now: at each of these stops, which are locked, whoever an accepted sign-up names has
 * one, and nobody else of it; a ticket that ends is cancelled and never removed. Sent again it changes nothing. Where a stop
 * is over or called off all stays as it was.
 */
export async function followSignUps(
  tx: Tx,
  {
    event,
    stops,
    signUpIds,
    today,
  }: { event: Event; stops: readonly Stop[]; signUpIds: readonly number[]; today: string },
  way: Way,
): Promise<void> {
  const open = stops.filter((stop) => !stop.cancelled && today <= stop.endsOn)
  if (event.state !== 'published' || open.length === 0) return
  for (const signUp of await readSignUps(tx, signUpIds))
    for (const stop of open) await follow(tx, { event, stop, signUp }, way)
}

type Following = { event: Event; stop: Stop; signUp: SignUp }

async function follow(tx: Tx, { event, stop, signUp }: Following, way: Way): Promise<void> {
  const { env, origin, at } = way
  const accepted = signUp.stops.some(({ stopId, state }) => stopId === stop.id && state === 'accepted')
  const scope = { eventId: event.id, stopId: stop.id }
  const held = await lockSignedUp(tx, scope, signUp.id)
  const { add, keep, cancel } = ticketChanges(accepted ? signUp.people : [], held)
  const { organisation, side } = signUp
  const contentOf = ({ name, duty, phone, email }: Participant): VisitorContent => ({
    ...{ name, title: duty, phone, email },
    organisationName: organisation.nameZh || organisation.nameEn,
  })
  for (const { id } of cancel) await cancelVisitor(tx, id, at)
  const mailed: number[] = []
  for (const { held: visitor, person } of keep) {
    const changed = await rewriteVisitor(tx, visitor, contentOf(person), at)
    if (changed.includes('email')) mailed.push(visitor.id)
  }
  if (add.length + mailed.length === 0) return
  const registrant = await registrantOf(tx, signUp)
  if (!registrant) return
  for (const person of add) {
    const id = await addVisitor(tx, {
      ...{ ...scope, signUpId: signUp.id, personId: registrant.id, own: false, at },
      ...{ organisationId: organisation.id, kind: side === 'team' ? 'team' : 'professional' },
      content: contentOf(person),
    })
    if (id !== null) mailed.push(id)
  }
  if (mailed.length === 0) return
  const { language } = registrant
  const name = inLang(language, organisation.nameZh, organisation.nameEn)
  const place = tourAt(event, stop)
  for (const visitor of await listSignedUp(tx, scope, signUp.id))
    if (mailed.includes(visitor.id))
      await mailTicket(tx, env, place, { visitor, person: { name, language } }, origin)
}

/** Who signed up; where nobody says, one of its members. */
async function registrantOf(tx: Tx, { signedBy, organisation }: SignUp): Promise<Registrant | undefined> {
  const rows = tx.selectFrom('people as p').select(['p.id', 'p.language']).orderBy('p.id').limit(1)
  const row = await (signedBy === null
    ? rows
        .innerJoin('memberships as m', 'm.person_id', 'p.id')
        .where('m.organisation_id', '=', organisation.id)
    : rows.where('p.id', '=', signedBy)
  ).executeTakeFirst()
  return row && { id: row.id, language: row.language === 'en' ? 'en' : 'zh' }
}
type Registrant = { id: number; language: Lang }
