import { sql } from 'kysely'
import { instantOf } from '~/platform/china-time'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'
import { type Drill, wasHeld } from '../drills/drill'
import { readDrills } from '../drills/drills.repo.server'
import type { SessionMeeting } from '../sessions/session'
import { readMeetings } from '../sessions/sessions.repo.server'
import type { SignUp } from '../sign-ups/sign-up'
import { listSignUps } from '../sign-ups/sign-ups.repo.server'
import type { Stop } from '../stops/stop'
import { type Attendance, attendanceOf } from './attendance'
import { type DemandCell, type DemandNeed, demandTable } from './demand-table'
import { readEntries } from './entries.server'
import { type OneToOne, readOneToOne, tookPlace } from './one-to-one.server'

export type BroughtNeed = {
  id: number
  titleZh: string
  titleEn: string
  urgency: string
  state: string
  /** how it ended, and whether since the stop began */
  answered: 'met' | 'under_way' | 'open' | 'ended'
  /** meetings of the session that were about it, and those that were worth going on */
  meetings: number
  promising: number
  /** introductions that were asked for since the stop began */
  introductions: number
}

/** Who was to take part. `attendance`: who of them came; null: nobody was checked in. `seen`: something was recorded of them there. */
export type ReportParty = SignUp & { attendance: Attendance | null; seen: boolean }

export type StopReport = {
  parties: ReportParty[]
  /** how many were checked in for none of them; null: nobody was checked in at all, and who came is known by sign-ups alone */
  others: number | null
  waiting: number
  withdrawn: number
  meetings: SessionMeeting[]
  oneToOne: OneToOne[]
  drills: Drill[]
  needs: BroughtNeed[]
  /** introductions between those who met, asked for since the stop began */
  introductions: { asked: number; accepted: number; ended: number }
  demand: DemandCell[]
}

/**
 * What came of a stop: who came by check-in, whom they met and with what outcome, what drills measured, which of the needs that were
 * brought are answered, and how the open needs of the region changed from its first morning until now.
 */
export async function readReport(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  stop: Stop,
): Promise<StopReport> {
  const from = instantOf(stop.startsOn, '00:00')
  const [signUps, entries, meetings, oneToOne, drills, known, regional] = await Promise.all([
    listSignUps(db, stop.id),
    readEntries(db, stop),
    readMeetings(db, stop.id),
    readOneToOne(db, stop.id),
    readDrills(db, stop.id),
    vocabulary(),
    readRegional(db, stop.region),
  ])
  const stateOf = (each: SignUp) => each.stops.find(({ stopId }) => stopId === stop.id)?.state
  const accepted = signUps.filter((each) => stateOf(each) === 'accepted')
  const came = attendanceOf(accepted, entries)
  const seen = seenIds(meetings, oneToOne, drills)
  const [needs, introductions] = await Promise.all([
    readBrought(db, { needIds: [...new Set(accepted.flatMap((each) => each.needs))], meetings, from }),
    countIntroductions(db, [...meetings, ...oneToOne], from),
  ])
  return {
    parties: accepted.map((each, at) => ({
      ...each,
      attendance: came?.parties[at] ?? null,
      seen: seen.has(each.organisation.id),
    })),
    others: came?.others ?? null,
    waiting: signUps.filter((each) => stateOf(each) === 'waiting').length,
    withdrawn: signUps.filter((each) => ['withdrawn', 'removed'].includes(stateOf(each) ?? '')).length,
    ...{ meetings, oneToOne, drills, needs, introductions },
    demand: demandTable(regional, known, { from, until: clock.now() }),
  }
}

/** A meeting that took place, or a drill that was held, was seen by somebody. */
function seenIds(
  meetings: readonly SessionMeeting[],
  oneToOne: readonly OneToOne[],
  drills: readonly Drill[],
): Set<number> {
  const held = meetings.filter(({ outcome }) => outcome !== null && outcome !== 'missed')
  return new Set([
    ...[...held, ...oneToOne.filter(tookPlace)].flatMap(({ team, enterprise }) => [team.id, enterprise.id]),
    ...drills.filter(({ result }) => wasHeld(result)).map(({ enterprise }) => enterprise.id),
  ])
}

const answers: Record<string, BroughtNeed['answered']> = {
  met: 'met',
  matched: 'under_way',
  in_trial: 'under_way',
  open: 'open',
}

async function readBrought(
  db: Db,
  { needIds, meetings, from }: { needIds: number[]; meetings: readonly SessionMeeting[]; from: Date },
): Promise<BroughtNeed[]> {
  if (needIds.length === 0) return []
  const rows = await db
    .selectFrom('needs as n')
    .select(['n.id', 'n.title_zh', 'n.title_en', 'n.urgency', 'n.state'])
    .select(
      sql<number>`(select count(*)::int from introductions i
        where i.need_id = n.id and i.asked_at >= ${from})`.as('introductions'),
    )
    .where('n.id', '=', sql<number>`any(${needIds}::bigint[])`)
    .orderBy('n.id')
    .execute()
  return rows.map((row) => {
    const own = meetings.filter(({ pairs }) => pairs.some(({ needId }) => needId === row.id))
    return {
      ...{ id: row.id, titleZh: row.title_zh, titleEn: row.title_en, urgency: row.urgency },
      state: row.state,
      answered: answers[row.state] ?? 'ended',
      meetings: own.filter(({ outcome }) => outcome !== null && outcome !== 'missed').length,
      promising: own.filter(({ outcome }) => outcome === 'promising').length,
      introductions: row.introductions,
    }
  })
}

async function countIntroductions(
  db: Db,
  meetings: readonly Pick<SessionMeeting, 'team' | 'enterprise'>[],
  from: Date,
): Promise<StopReport['introductions']> {
  if (meetings.length === 0) return { asked: 0, accepted: 0, ended: 0 }
  const { rows } = await sql<{ asked: number; accepted: number; ended: number }>`
    select count(*)::int as asked,
      count(*) filter (where i.state in ('accepted', 'ended'))::int as accepted,
      count(*) filter (where i.state = 'ended')::int as ended
    from introductions i
    join (select distinct * from unnest(${meetings.map(({ team }) => team.id)}::bigint[],
      ${meetings.map(({ enterprise }) => enterprise.id)}::bigint[]) as u(team, enterprise)) m
      on m.team = i.team_id and m.enterprise = i.enterprise_id
    where i.asked_at >= ${from}
  `.execute(db)
  return rows[0] ?? { asked: 0, accepted: 0, ended: 0 }
}

/** Every need of a region that was ever shown to everybody, as the table of its demand counts it. */
async function readRegional(db: Db, region: string): Promise<DemandNeed[]> {
  const rows = await db
    .selectFrom('need_documents')
    .select([
      'id',
      'scenario_codes',
      'track_codes',
      'published_at',
      'state',
      'closed_at',
      'closed_how',
      'updated_at',
    ])
    .where('region_code', '=', region)
    .where('reference', '=', false)
    .where('visibility', '=', 'public')
    .where('published_at', 'is not', null)
    .where('state', '<>', 'draft')
    .execute()
  return rows.map((row) => {
    const stands = ['open', 'matched', 'in_trial'].includes(row.state)
    return {
      id: row.id,
      scenarios: row.scenario_codes,
      tracks: row.track_codes,
      publishedAt: row.published_at ?? row.updated_at,
      closedAt: stands ? null : (row.closed_at ?? row.updated_at),
      closedHow: row.state === 'met' ? 'met' : row.closed_how,
    }
  })
}
