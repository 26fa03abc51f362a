import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { instantOf } from '~/platform/china-time'
import type { Tx } from '~db/client.server'
import { makeKnown } from '../agenda/known-agenda.server'
import { addDrill } from '../tours/drills/save-drill.server'
import { type Encounter, encountersAt, writeSession } from '../tours/sessions/make-session.server'
import { listSignUps } from '../tours/sign-ups/sign-ups.repo.server'
import type { Stop } from '../tours/stops/stop'
import { dayAfter } from './sample-event.server'

/** Before the one-to-one meetings of the second day begin. */
const session = { starts: '09:00', minutes: 10, rounds: 6 }
const DRILLS = ['11:00', '14:00']

type Around = { vocabulary: Vocabulary; at: Date }

/**
 * Plans a needs session at a stop of the sample tour, and drills of what suits best there, where neither is planned.
 * @returns whether it did
 */
export async function addOnTheDay(tx: Tx, stop: Stop, { vocabulary, at }: Around): Promise<boolean> {
  for (const table of ['tour_sessions', 'tour_drills'] as const) {
    const planned = await tx
      .selectFrom(table)
      .select('stop_id')
      .where('stop_id', '=', stop.id)
      .limit(1)
      .executeTakeFirst()
    if (planned) return false
  }
  const today = dayAfter(at, 0)
  const encounters = await encountersAt(
    { db: tx, clock: { now: () => at, today: () => today }, vocabulary: async () => vocabulary },
    stop.id,
  )
  if (encounters.length === 0) return false
  await writeSession(tx, {
    ...{ stopId: stop.id, session: { ...session, day: stop.endsOn }, encounters, anew: true, at },
  })
  await addDrills(tx, { stop, encounters }, { vocabulary, at, today })
  await makeKnown(tx, { eventId: stop.eventId, stopId: stop.id })
  return true
}

async function addDrills(
  tx: Tx,
  { stop, encounters }: { stop: Stop; encounters: readonly Encounter[] },
  { vocabulary, at, today }: Around & { today: string },
): Promise<void> {
  const best = encounters
    .flatMap(({ pairs }) => pairs)
    .sort((a, b) => Number(b.passes) - Number(a.passes) || b.score - a.score || a.offering.id - b.offering.id)
  const shown = new Map<number, number>()
  // Of each enterprise one, so that several show something.
  for (const { offering } of best)
    if (!shown.has(offering.organisation.id)) shown.set(offering.organisation.id, offering.id)
  const drilled = [...shown.values()].slice(0, DRILLS.length)
  const signUps = await listSignUps(tx, stop.id, { states: ['accepted'] })
  for (const [i, offering] of (await readOfferings(tx, 'public', drilled)).entries())
    await addDrill(
      tx,
      {
        ...{ stopId: stop.id, offering, startsAt: instantOf(stop.startsOn, DRILLS[i] ?? '11:00') },
        ...{
          titleZh: '',
          titleEn: '',
          place: '样例演练区',
          procedure: '样例步骤：架设、开机、按记录表逐项测量，两人读数。',
        },
      },
      { signUps, vocabulary, at, today },
    )
}
