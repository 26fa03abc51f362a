import type { Need } from '~/modules/needs'
import { wantedStates } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import { isAbout } from '../tours/planner/is-about'
import { setBrought } from '../tours/sign-ups/sign-ups.repo.server'
import type { Stop } from '../tours/stops/stop'
import { readStops } from '../tours/stops/stops.repo.server'
import { addOnTheDay } from './add-on-the-day.server'
import { addSignUps } from './add-sign-ups.server'
import { readSuiting } from './suiting.server'

/** How many stops of the sample tour somebody comes to. */
const STOPS = 2

/**
 * Signs invented enterprises and teams up for the first stops of the sample tour, where nobody is; lets the teams that bring
 * nothing bring what they ask for; and plans a needs session and drills at the first stop, where there are none. What a person
 * said stays as it is. @returns whether anything was added
 */
export const ensureSampleSignUps = (db: Db, vocabulary: Vocabulary, at: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    const tours = await tx
      .selectFrom('events')
      .select('id')
      .where('kind', '=', 'tour')
      .where('sample', '=', true)
      .where('state', '=', 'published')
      .orderBy('id')
      .execute()
    let added = false
    for (const { id } of tours) {
      const stops = (await readStops(tx, id)).filter(({ cancelled }) => !cancelled).slice(0, STOPS)
      if (await comeTo(tx, stops, { vocabulary, at })) added = true
      const [first] = stops
      if (first && (await addOnTheDay(tx, first, { vocabulary, at }))) added = true
    }
    return added
  })

type Around = { vocabulary: Vocabulary; at: Date }

async function comeTo(tx: Tx, stops: readonly Stop[], { vocabulary, at }: Around): Promise<boolean> {
  const suits = (need: Need, stop: Stop) => need.region === stop.region || isAbout(need, stop, vocabulary)
  const needs = await readSampleNeeds(tx)
  const before = new Set(
    needs
      .filter((need) => stops.some((stop) => suits(need, stop)))
      .map(({ organisation }) => organisation.id),
  )
  const suiting = await readSuiting(tx, { vocabulary, at, exhibiting: null })
  await addSignUps(tx, { stops, at, suiting, before })
  let added = false
  for (const { id, organisationId } of await readEmptyTeams(tx, stops)) {
    const own = needs.filter(({ organisation }) => organisation.id === organisationId)
    if (own.length === 0) continue
    added = true
    const met = await readAskedAbout(tx, organisationId, stops)
    // Nobody comes with nothing: where none of a team's needs is about a stop, it brings all of them there.
    const leftOut = stops.flatMap((stop) => {
      const isFor = (need: Need) =>
        suits(need, stop) || met.some((each) => each.stopId === stop.id && each.needId === need.id)
      return own.some(isFor)
        ? own.filter((need) => !isFor(need)).map((need) => ({ stopId: stop.id, thingId: need.id }))
        : []
    })
    await setBrought(tx, id, {
      ...{ offerings: [], needs: own.map((need) => need.id), leftOut },
      people: [{ name: '样例队员（虚构）', duty: '队长', phone: '', email: '' }],
    })
  }
  return added
}

/** What the teams of the sample world ask for, so that everybody may see it. */
async function readSampleNeeds(tx: Tx): Promise<Need[]> {
  const rows = await tx
    .selectFrom('needs as n')
    .innerJoin('organisations as g', 'g.id', 'n.organisation_id')
    .select('n.id')
    .where('g.sample', '=', true)
    .where('n.state', 'in', [...wantedStates])
    .where('n.reference', '=', false)
    .orderBy('n.id')
    .execute()
  return readNeeds(
    tx,
    'public',
    rows.map(({ id }) => id),
  )
}

/** Invented sign-ups of teams that say nothing of what they bring. */
async function readEmptyTeams(
  tx: Tx,
  stops: readonly Stop[],
): Promise<{ id: number; organisationId: number }[]> {
  const rows = await tx
    .selectFrom('tour_sign_ups as s')
    .innerJoin('organisations as g', 'g.id', 's.organisation_id')
    .select(['s.id', 's.organisation_id'])
    .where('s.event_id', 'in', [0, ...stops.map(({ eventId }) => eventId)])
    .where('s.side', '=', 'team')
    .where('s.signed_by', 'is', null)
    .where('g.sample', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tour_sign_up_needs as n').select('n.need_id').whereRef('n.sign_up_id', '=', 's.id'),
        ),
      ),
    )
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({ id: row.id, organisationId: row.organisation_id }))
}

/** What meetings at these stops are about already: it stays there. */
async function readAskedAbout(
  tx: Tx,
  team: number,
  stops: readonly Stop[],
): Promise<{ stopId: number | null; needId: number }[]> {
  const rows = await tx
    .selectFrom('meeting_requests as q')
    .innerJoin('meeting_programmes as p', 'p.id', 'q.programme_id')
    .select(['p.stop_id', 'q.need_id'])
    .where('q.team_id', '=', team)
    .where('p.stop_id', 'in', [0, ...stops.map(({ id }) => id)])
    .execute()
  return rows.map((row) => ({ stopId: row.stop_id, needId: row.need_id }))
}
