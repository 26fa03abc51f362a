import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { pairsAmong } from '~/modules/matching'
import { readNeeds } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { audit } from '~/platform/audit.server'
import { dayOf, instantOf } from '~/platform/china-time'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { SignUp } from '../sign-ups/sign-up'
import { listSignUps } from '../sign-ups/sign-ups.repo.server'
import { lockManagedStop } from '../stops/managed-stop.server'
import type { Stop } from '../stops/stop'
import { MAX_DRILLS, wasHeld } from './drill'
import type { DrillForm } from './drill.schema'
import { readDrills, setMeasures } from './drills.repo.server'
import { measuresOf } from './measures-of'

type Acting = Pick<Services, 'db' | 'clock' | 'vocabulary'>
type At = { eventId: number; stopId: number }
type Form<Act> = Extract<z.output<typeof DrillForm>, { act: Act }>

/**
 * Plans a drill of an offering that is brought to a stop, with what the needs that it answers there demand as what is
 * measured. Sent twice it is one: the same offering at the same time.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `event_cancelled`, `stop_cancelled`, `too_many_drills` (409),
 * `drill_not_brought`, `session_outside` (422)
 */
async function planDrill(services: Acting, viewer: Person, { form, ...at }: At & { form: Form<'plan'> }) {
  const { db, clock } = services
  const vocabulary = await services.vocabulary()
  await db.transaction().execute(async (tx) => {
    const { stop } = await lockManagedStop(tx, viewer, at)
    refuseOutside(stop, form.day)
    const signUps = await listSignUps(tx, stop.id, { states: ['accepted'] })
    const brought = signUps.some((each) =>
      each.offerings.some(({ offeringId }) => offeringId === form.offering),
    )
    if (!brought) throw new DomainError('drill_not_brought', { field: 'offering' })
    const [offering] = await readOfferings(tx, 'public', [form.offering])
    if (!offering) throw new DomainError('drill_not_brought', { field: 'offering' })
    const startsAt = instantOf(form.day, form.hour)
    const before = await readDrills(tx, stop.id)
    if (before.some((each) => each.offeringId === form.offering && +each.startsAt === +startsAt)) return
    if (before.length >= MAX_DRILLS)
      throw new DomainError('too_many_drills', { n: MAX_DRILLS }, { status: 409 })
    const id = await addDrill(
      tx,
      { ...form, stopId: stop.id, offering, startsAt },
      { signUps, vocabulary, at: clock.now(), today: clock.today() },
    )
    await audit(tx, auditSource(viewer), {
      action: 'stop.drill_planned',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: stop.id, drill: id, offering: offering.id },
    })
  })
}

/**
 * Adds a drill of an offering to a stop, with what the needs that it answers there demand as what is measured.
 * `signUps`: who takes part. @returns its id
 */
export async function addDrill(
  tx: Tx,
  drill: Pick<Form<'plan'>, 'titleZh' | 'titleEn' | 'place' | 'procedure'> & {
    stopId: number
    offering: Offering
    startsAt: Date
  },
  {
    signUps,
    vocabulary,
    at,
    today,
  }: { signUps: readonly SignUp[]; vocabulary: Vocabulary; at: Date; today: string },
): Promise<number> {
  const { stopId, offering, startsAt, titleZh, titleEn, place, procedure } = drill
  const needs = await readNeeds(tx, 'staff', [...new Set(signUps.flatMap((each) => each.needs))])
  const pairs = await pairsAmong({ needs, offerings: [offering] }, vocabulary, today)
  const { id } = await tx
    .insertInto('tour_drills')
    .values({
      ...{ stop_id: stopId, offering_id: offering.id, place, procedure },
      title_zh: titleZh || offering.nameZh || offering.nameEn,
      title_en: titleEn || (titleZh ? '' : offering.nameEn),
      ...{ starts_at: startsAt, created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const measures = measuresOf(
    pairs.map(({ need }) => need),
    vocabulary,
  )
  await setMeasures(
    tx,
    id,
    measures.map((measure) => ({ ...measure, measured: '' })),
  )
  return id
}

function refuseOutside(stop: Stop, day: string): void {
  if (day < stop.startsOn || day > stop.endsOn) throw new DomainError('session_outside', { field: 'day' })
}

/**
 * Writes down what a drill measured and who scored it, failures too: everybody reads it. Sent again it changes nothing.
 * @throws DomainError `drill_ahead` (409) at `result`: before its day only that it is not held
 */
async function recordDrill(
  services: Acting,
  viewer: Person,
  { form, ...at }: At & { form: Form<'record'> },
): Promise<void> {
  const { db, clock } = services
  const { attributes } = await services.vocabulary()
  await db.transaction().execute(async (tx) => {
    await lockManagedStop(tx, viewer, at)
    const drill = await findDrill(tx, at.stopId, form.drill)
    const { result, evaluators, note } = form
    if (wasHeld(result) && dayOf(drill.startsAt) > clock.today())
      throw new DomainError('drill_ahead', { field: 'result' }, { status: 409 })
    const measures = form.measures.map((measure) => ({
      ...measure,
      attribute: measure.attribute !== null && attributes.has(measure.attribute) ? measure.attribute : null,
    }))
    const same =
      JSON.stringify([drill.result, drill.evaluators, drill.note, drill.measures.map(said)]) ===
      JSON.stringify([result, evaluators, note, measures.map(said)])
    if (same) return
    await tx
      .updateTable('tour_drills')
      .set({
        ...{ result, evaluators, note, version: drill.version + 1, updated_at: clock.now() },
        recorded_by: result === null ? null : viewer.id,
        recorded_at: result === null ? null : clock.now(),
      })
      .where('id', '=', drill.id)
      .execute()
    await setMeasures(tx, drill.id, measures)
    // The page of the offering tells of it.
    await markForIndex(tx, 'offerings', [drill.offeringId])
    await audit(tx, auditSource(viewer), {
      action: 'stop.drill_recorded',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: at.stopId, drill: drill.id, result },
    })
  })
}

const said = (m: {
  attribute: string | null
  label: string
  unit: string
  demanded: string
  measured: string
}) => [...[m.attribute, m.label, m.unit, m.demanded, m.measured]]

/** Takes a drill off the plan while nothing is recorded of it. */
const removeDrill = (
  { db }: Acting,
  viewer: Person,
  { form, ...at }: At & { form: Form<'remove'> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockManagedStop(tx, viewer, at)
    const drill = await findDrill(tx, at.stopId, form.drill)
    if (drill.result !== null) throw new DomainError('drill_recorded', {}, { status: 409 })
    await tx.deleteFrom('tour_drills').where('id', '=', drill.id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'stop.drill_removed',
      object: { kind: 'event', id: at.eventId },
      detail: { stop: at.stopId, drill: drill.id },
    })
  })

async function findDrill(tx: Tx, stopId: number, id: number) {
  const drill = (await readDrills(tx, stopId)).find((each) => each.id === id)
  if (!drill) throw notFoundError('drill', id)
  return drill
}

/**
 * One act on the drills of a stop. @throws those of the act, `not_found` (404), `not_allowed` (403), `event_cancelled`,
 * `stop_cancelled`, `drill_ahead`, `drill_recorded` (409)
 */
export function actOnDrills(
  services: Acting,
  viewer: Person,
  { form, ...at }: At & { form: z.output<typeof DrillForm> },
): Promise<void> {
  if (form.act === 'plan') return planDrill(services, viewer, { ...at, form })
  if (form.act === 'record') return recordDrill(services, viewer, { ...at, form })
  return removeDrill(services, viewer, { ...at, form })
}
