import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { checkPlan } from './check-plan'
import { lockToDraw } from './draw.server'
import type { Hall } from './plan'
import { lockHall, readHallPlan, readHalls } from './plan.repo.server'

export type HallContent = Omit<Hall, 'id' | 'version'>
type Acting = Pick<Services, 'db' | 'clock'>

/** The most halls of one event. */
const MAX_HALLS = 40

const same = (hall: Hall, content: HallContent): boolean =>
  (Object.keys(content) as (keyof HallContent)[]).every((name) => hall[name] === content[name])

const toRow = ({ nameZh, nameEn, ...rest }: HallContent, now: Date) => ({
  ...{ ...rest, name_zh: nameZh, name_en: nameEn, updated_at: now },
})

/**
 * Adds a hall; the same one again is the one that is there. Returns its id.
 * @throws DomainError as `lockToDraw`, `hall_code_taken` at `code`, `too_many_halls` (422)
 */
export const addHall = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, content }: { eventId: number; content: HallContent },
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    await lockToDraw(tx, viewer, eventId)
    const halls = await readHalls(tx, eventId)
    const twin = halls.find(({ code }) => code === content.code)
    if (twin && same(twin, content)) return twin.id
    if (twin) throw new DomainError('hall_code_taken', { field: 'code' })
    if (halls.length >= MAX_HALLS) throw new DomainError('too_many_halls', { max: MAX_HALLS })
    const { id } = await tx
      .insertInto('halls')
      .values({ ...toRow(content, clock.now()), event_id: eventId })
      .returning('id')
      .executeTakeFirstOrThrow()
    await noteHall(tx, viewer, 'added', { eventId, code: content.code })
    return id
  })

/**
 * Writes what a hall is called and measures anew. What then stands outside is found, and refused where the plan is public.
 * @throws DomainError as `addHall`, `not_found` (404), `changed_meanwhile` (409), `plan_act_faulty` (422)
 */
export const reviseHall = (
  { db, clock }: Acting,
  viewer: Person,
  {
    eventId,
    hallId,
    version,
    content,
  }: { eventId: number; hallId: number; version: number; content: HallContent },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockToDraw(tx, viewer, eventId)
    const hall = await lockHall(tx, eventId, hallId)
    if (same(hall, content)) return
    if (hall.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    const others = (await readHalls(tx, eventId)).filter(({ id }) => id !== hallId)
    if (others.some(({ code }) => code === content.code))
      throw new DomainError('hall_code_taken', { field: 'code' })
    await tx
      .updateTable('halls')
      .set({ ...toRow(content, clock.now()), version: version + 1 })
      .where('id', '=', hallId)
      .execute()
    if (event.planPublishedAt) {
      const { length } = checkPlan(await readHallPlan(tx, eventId, hallId))
      if (length > 0) throw new DomainError('plan_act_faulty', { n: length })
    }
    await noteHall(tx, viewer, 'revised', { eventId, code: content.code })
  })

/** Takes an empty hall away; one that is gone already is no fault. @throws DomainError as `lockToDraw`, `hall_not_empty` (409) */
export const removeHall = (
  { db }: Acting,
  viewer: Person,
  { eventId, hallId }: { eventId: number; hallId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockToDraw(tx, viewer, eventId)
    const hall = (await readHalls(tx, eventId)).find(({ id }) => id === hallId)
    if (!hall) return
    const kept = await tx
      .selectFrom('booths as b')
      .leftJoin('booth_holds as h', 'h.booth_id', 'b.id')
      .select('b.id')
      .where('b.hall_id', '=', hallId)
      .where((has) => has.or([has('b.removed_at', 'is', null), has('h.id', 'is not', null)]))
      .limit(1)
      .executeTakeFirst()
    if (kept) throw new DomainError('hall_not_empty', {}, { status: 409 })
    await tx.deleteFrom('halls').where('id', '=', hallId).execute()
    await noteHall(tx, viewer, 'removed', { eventId, code: hall.code })
  })

const actions = {
  added: 'event.hall_added',
  revised: 'event.hall_revised',
  removed: 'event.hall_removed',
} as const

const noteHall = (
  tx: Tx,
  viewer: Person,
  what: keyof typeof actions,
  { eventId, code }: { eventId: number; code: string },
) =>
  audit(tx, auditSource(viewer), {
    action: actions[what],
    object: { kind: 'event', id: eventId },
    detail: { hall: code },
  })
