import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { type AcceptablePair, pairsAmong } from '~/modules/matching'
import { readNeeds } from '~/modules/needs/index.server'
import { readOfferings } from '~/modules/offerings/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { listSignUps } from '../sign-ups/sign-ups.repo.server'
import { tellSignedUp } from '../sign-ups/tell.server'
import { lockManagedStop, readManagedStop } from '../stops/managed-stop.server'
import { type Seated, seat, type Wanted } from './seat'
import { fitsDay, type Session, type SessionMeeting } from './session'
import { readMeetings } from './sessions.repo.server'

type Acting = Pick<Services, 'db' | 'clock' | 'vocabulary'>
type At = { eventId: number; stopId: number }

/** The most pairs that one meeting is about: what is printed for it. */
const PAIRS = 12

/** A team and an enterprise that are both there, with the pairs of needs and offerings between them, the best first. */
export type Encounter = { team: number; enterprise: number; pairs: AcceptablePair[] }

/**
 * Who has something to talk about at a stop: of everybody who takes part, the needs and offerings that are both there.
 * A need that two teams bring is about both.
 */
export async function encountersAt(services: Acting, stopId: number): Promise<Encounter[]> {
  const { db, clock } = services
  const signUps = await listSignUps(db, stopId, { states: ['accepted'] })
  const broughtBy = new Map<number, number[]>()
  for (const { organisation, needs } of signUps)
    for (const need of needs) broughtBy.set(need, [...(broughtBy.get(need) ?? []), organisation.id])
  const [vocabulary, needs, offerings] = await Promise.all([
    services.vocabulary(),
    // The teams bring them: whoever they are shown to otherwise.
    readNeeds(db, 'staff', [...broughtBy.keys()]),
    readOfferings(db, 'public', [
      ...new Set(signUps.flatMap((each) => each.offerings.map(({ offeringId }) => offeringId))),
    ]),
  ])
  const asked = needs.filter(({ state }) => state === 'open' || state === 'matched' || state === 'in_trial')
  const found = new Map<string, Encounter>()
  for (const pair of await pairsAmong({ needs: asked, offerings }, vocabulary, clock.today()))
    for (const team of broughtBy.get(pair.need.id) ?? []) {
      const enterprise = pair.offering.organisation.id
      const key = `${team} ${enterprise}`
      const encounter = found.get(key) ?? { team, enterprise, pairs: [] }
      encounter.pairs.push(pair)
      found.set(key, encounter)
    }
  return [...found.values()]
}

/** Better pairs count for more, and several for more than one, but not without end. */
const worthOf = ({ pairs }: Encounter): number =>
  pairs.slice(0, 3).reduce((sum, { passes, score }) => sum + score + (passes ? 2_000 : 0), 0)

const keyOf = ({ team, enterprise }: Pick<Wanted, 'team' | 'enterprise'>) => `${team} ${enterprise}`

/**
 * Puts the needs session of a stop together: each team at a table of its own, enterprises going round. Made again, what
 * still holds stays in its round, and what was recorded stays whatever happens; `anew`: only the latter. Whoever has other
 * meetings than before is told. Locks the event and the stop.
 * @throws DomainError `not_found` (404), `not_allowed` (403), `event_cancelled`, `stop_cancelled` (409), `session_outside`,
 * `session_long` (422)
 */
export async function makeSession(
  services: Acting,
  viewer: Person,
  { session, anew, ...at }: At & { session: Omit<Session, 'madeAt'>; anew: boolean },
  { origin }: { origin: string },
): Promise<void> {
  const { stop: planned } = await readManagedStop(services.db, viewer, at)
  if (session.day < planned.startsOn || session.day > planned.endsOn)
    throw new DomainError('session_outside', { field: 'day' })
  if (!fitsDay(session)) throw new DomainError('session_long', { field: 'rounds' })
  const encounters = await encountersAt(services, at.stopId)
  const now = services.clock.now()
  await services.db.transaction().execute(async (tx) => {
    const { event, stop } = await lockManagedStop(tx, viewer, at)
    const { before, seated } = await writeSession(tx, { stopId: stop.id, session, encounters, anew, at: now })
    await audit(tx, auditSource(viewer), {
      action: 'stop.session_made',
      object: { kind: 'event', id: event.id },
      detail: { stop: stop.id, meetings: seated.length },
    })
    for (const id of whoHasOthers(before, seated))
      await tellSignedUp(tx, id, { news: 'programme', event, stops: [stop] }, { origin, at: now })
  })
}

/** Writes when the rounds of a session are and who meets whom in them: how it was before, and how it is now. */
export async function writeSession(
  tx: Tx,
  writing: {
    stopId: number
    session: Omit<Session, 'madeAt'>
    encounters: readonly Encounter[]
    anew: boolean
    at: Date
  },
): Promise<{ before: SessionMeeting[]; seated: Seated[] }> {
  const { stopId, session, encounters, anew, at } = writing
  const { day, starts, minutes, rounds } = session
  const columns = { day, starts, minutes, rounds, made_at: at, updated_at: at }
  await tx
    .insertInto('tour_sessions')
    .values({ stop_id: stopId, ...columns })
    .onConflict((conflict) => conflict.column('stop_id').doUpdateSet(columns))
    .execute()
  const before = await readMeetings(tx, stopId)
  const wanted = encounters.map((each) => ({ ...each, worth: worthOf(each) }))
  const known = new Set(wanted.map(keyOf))
  const kept = before
    .map((meeting) => ({ ...meeting, team: meeting.team.id, enterprise: meeting.enterprise.id }))
    .filter(
      (meeting) =>
        meeting.outcome !== null || (!anew && meeting.round <= rounds && known.has(keyOf(meeting))),
    )
    .map(({ team, enterprise, round }) => ({ team, enterprise, round }))
  const seated = seat(wanted, { rounds, kept })
  await writeMeetings(tx, stopId, { before, seated, encounters, keepTables: !anew })
  return { before, seated }
}

async function writeMeetings(
  tx: Tx,
  stopId: number,
  {
    before,
    seated,
    encounters,
    keepTables,
  }: {
    before: readonly SessionMeeting[]
    seated: readonly Seated[]
    encounters: readonly Encounter[]
    keepTables: boolean
  },
): Promise<void> {
  const recorded = new Map(before.map((meeting) => [`${meeting.team.id} ${meeting.enterprise.id}`, meeting]))
  const stays = new Set(seated.map(keyOf))
  const gone = before.filter(({ team, enterprise }) => !stays.has(`${team.id} ${enterprise.id}`))
  const moving = seated.filter((one) => recorded.get(keyOf(one))?.round !== one.round)
  // Those that move leave their rounds before they enter others.
  const leaving = [...gone, ...moving.flatMap((one) => recorded.get(keyOf(one)) ?? [])].map(({ id }) => id)
  if (leaving.length > 0) await tx.deleteFrom('tour_session_meetings').where('id', 'in', leaving).execute()
  const tables = tablesOf(seated, keepTables ? before : before.filter(({ outcome }) => outcome !== null))
  const pairs = new Map(encounters.map((each) => [keyOf(each), each.pairs.slice(0, PAIRS)]))
  for (const one of seated) {
    const table = tables.get(one.team) ?? 0
    const { id } = await tx
      .insertInto('tour_session_meetings')
      .values({
        ...{ stop_id: stopId, team_id: one.team, enterprise_id: one.enterprise },
        ...{ round: one.round, table_number: table },
      })
      .onConflict((conflict) =>
        conflict.columns(['stop_id', 'team_id', 'enterprise_id']).doUpdateSet({ table_number: table }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    const about = pairs.get(keyOf(one))
    // What was talked about stays on record where one of the two is there no more.
    if (!about) continue
    await tx.deleteFrom('tour_session_pairs').where('meeting_id', '=', id).execute()
    await tx
      .insertInto('tour_session_pairs')
      .values(
        about.map(({ need, offering, score, passes }) => ({
          ...{ meeting_id: id, need_id: need.id, offering_id: offering.id },
          ...{ score_hundredths: score, passes },
        })),
      )
      .execute()
  }
}

/** Each team at its table: where it sat before, else the first that is free. */
function tablesOf(seated: readonly Seated[], before: readonly SessionMeeting[]): Map<number, number> {
  const teams = [...new Set(seated.map(({ team }) => team))].sort((a, b) => a - b)
  const tables = new Map<number, number>()
  for (const { team, table } of before) if (teams.includes(team.id)) tables.set(team.id, table)
  const taken = new Set(tables.values())
  let next = 1
  for (const team of teams) {
    if (tables.has(team)) continue
    while (taken.has(next)) next++
    tables.set(team, next)
    taken.add(next)
  }
  return tables
}

/** The organisations whose meetings are not the same, or not in the same rounds, as before. */
function whoHasOthers(before: readonly SessionMeeting[], after: readonly Seated[]): number[] {
  const was = new Set(before.map(({ team, enterprise, round }) => `${team.id} ${enterprise.id} ${round}`))
  const is = new Set(after.map((one) => `${keyOf(one)} ${one.round}`))
  const others = new Set<number>()
  for (const key of [...was, ...is]) {
    if (was.has(key) && is.has(key)) continue
    const [team, enterprise] = key.split(' ').map(Number)
    if (team) others.add(team)
    if (enterprise) others.add(enterprise)
  }
  return [...others].sort((a, b) => a - b)
}
