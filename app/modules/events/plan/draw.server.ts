import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'
import { lockToChange } from '../save-event.server'
import type { BoothDraft, ElementDraft, PlanChange } from './change-plan'
import { changePlan } from './change-plan'
import type { HallPlan } from './plan'
import { lockHall, readHallPlan } from './plan.repo.server'
import type { ItemRef, PlanAct } from './plan-act'
import { type Before, writeChange } from './write-change.server'

type Acting = Pick<Services, 'db' | 'clock'>
type At = {
  eventId: number
  hallId: number
  /** of the hall, as the page showed it */
  version: number
}
export type Drawn = {
  version: number
  /** what was made or changed */
  items: ItemRef[]
}

/** The exhibition, locked for its plan to be changed: a draft by who prepares, a public one by who publishes. */
export const lockToDraw = (tx: Tx, viewer: Person, eventId: number): Promise<Event> =>
  lockToChange(tx, viewer, eventId, 'exhibition')

/**
 * Does one act on the plan of a hall. The same act sent again by the same person is known and not done twice; on
 * a plan that has changed since the page was read nothing is done.
 * @throws DomainError `not_found` (404), `not_allowed`, `not_verified` (403), `changed_meanwhile` (409), and those of `changePlan`
 * and `writeChange`
 */
export const drawOnPlan = (
  services: Acting,
  viewer: Person,
  { act, ...at }: At & { act: PlanAct },
): Promise<Drawn> => inTurn(services, viewer, at, act, async (_tx, plan) => changePlan(plan, act))

/** Takes the last act back that was not yet. @throws as `drawOnPlan`, `nothing_to_undo` (409) */
export const undoOnPlan = (services: Acting, viewer: Person, at: At): Promise<Drawn> =>
  inTurn(services, viewer, at, { act: 'undo' }, async (tx, plan) => {
    const last = await tx
      .selectFrom('plan_changes')
      .select(['id', 'before'])
      .where('hall_id', '=', plan.hall.id)
      .where('act', '<>', 'undo')
      .where('undone_at', 'is', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last) throw new DomainError('nothing_to_undo', {}, { status: 409 })
    await tx
      .updateTable('plan_changes')
      .set({ undone_at: services.clock.now() })
      .where('id', '=', last.id)
      .execute()
    return restoring(plan, last.before as Before)
  })

/** The act that `undoOnPlan` would take back; null where there is none. */
export async function lastActOn(db: Services['db'], hallId: number): Promise<string | null> {
  const row = await db
    .selectFrom('plan_changes')
    .select('act')
    .where('hall_id', '=', hallId)
    .where('act', '<>', 'undo')
    .where('undone_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.act ?? null
}

function restoring(plan: HallPlan, before: Before): PlanChange {
  const change: PlanChange = { newBooths: [], newElements: [], booths: [], elements: [], gone: [] }
  for (const [ref, item] of Object.entries(before)) {
    const id = Number(ref.slice(1))
    if (item === null) change.gone.push({ of: ref.startsWith('b') ? 'booth' : 'element', id })
    else if (ref.startsWith('b')) change.booths.push({ ...(item as BoothDraft), id, hallId: plan.hall.id })
    else change.elements.push({ ...(item as ElementDraft), id })
  }
  return change
}

const inTurn = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, hallId, version }: At,
  asked: { act: string },
  change: (tx: Tx, plan: HallPlan) => Promise<PlanChange>,
): Promise<Drawn> =>
  db.transaction().execute(async (tx) => {
    const event = await lockToDraw(tx, viewer, eventId)
    const hall = await lockHall(tx, eventId, hallId)
    if (hall.version !== version) {
      const known = await findKnown(tx, viewer, { hallId, version, asked })
      if (known) return { version: hall.version, items: known }
      throw new DomainError('changed_meanwhile', {}, { status: 409 })
    }
    const plan = await readHallPlan(tx, eventId, hallId)
    return writeChange(tx, {
      ...{ event, plan, asked, viewer, now: clock.now() },
      change: await change(tx, plan),
    })
  })

/** What the same act of the same person on the same version touched, where it was done already. */
async function findKnown(
  tx: Tx,
  viewer: Person,
  { hallId, version, asked }: { hallId: number; version: number; asked: object },
): Promise<ItemRef[] | null> {
  const row = await tx
    .selectFrom('plan_changes')
    .select(['asked', 'before'])
    .where('hall_id', '=', hallId)
    .where('version', '=', version + 1)
    .where('person_id', '=', viewer.id)
    .where('asked', '=', JSON.stringify(asked))
    .executeTakeFirst()
  return row
    ? Object.keys(row.before as Before).map((ref) => ({
        ...{ of: ref.startsWith('b') ? ('booth' as const) : ('element' as const), id: Number(ref.slice(1)) },
      }))
    : null
}
