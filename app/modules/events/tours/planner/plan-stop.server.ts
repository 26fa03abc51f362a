import { sql } from 'kysely'
import { pairsAmong } from '~/modules/matching'
import { answersOfNeeds, type MatchServices, type NeedAnswer } from '~/modules/matching/index.server'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Db } from '~db/client.server'
import type { Stop } from '../stops/stop'
import { type CoveragePick, rankByCoverage } from './coverage'
import { isAbout } from './is-about'
import { type Present, readPresent } from './present.server'
import { type RegionNeed, readRegionNeeds } from './region-needs.server'

/** The most enterprises that are proposed at once. */
const PROPOSED = 20

export type Party = { id: number; nameZh: string; nameEn: string; members: boolean }

/** Who answers a need at a stop already: those who come before those who are only asked. */
export type Coverage = 'signed_up' | 'invited'

export type StopPlan = {
  needs: (RegionNeed & { coverage: Coverage | null; answers: number })[]
  picks: (CoveragePick & { organisation: Party })[]
  answers: NeedAnswer[]
  present: Present
  /** the stop has themes, and needs outside them were left out */
  themed: boolean
}

/**
 * What a stop's region needs, what of it those who are asked or come already answer, and whom to ask next. `all`: needs
 * outside the stop's themes too.
 */
export async function planStop(
  services: MatchServices,
  stop: Stop,
  { all }: { all: boolean },
): Promise<StopPlan> {
  const { db } = services
  const [vocabulary, region, present] = await Promise.all([
    services.vocabulary(),
    readRegionNeeds(db, stop.region),
    readPresent(db, stop.id),
  ])
  const themed = !all && stop.scenarios.length + stop.tracks.length > 0
  const asked = themed ? region.filter(({ need }) => isAbout(need, stop, vocabulary)) : region
  const needs = asked.map(({ need }) => need)
  const brought = [...present.signedUp.values()].flatMap(({ offerings }) => offerings)
  const [answers, offerings] = await Promise.all([
    answersOfNeeds(services, needs),
    readOfferings(db, 'public', [...new Set(brought)]),
  ])
  const coming = await pairsAmong({ needs, offerings }, vocabulary, services.clock.today())
  const coverage = new Map<number, Coverage>()
  const covered = new Map<number, { passes: boolean }>()
  const cover = (needId: number, by: Coverage, passes: boolean) => {
    coverage.set(needId, by)
    covered.set(needId, { passes: passes || (covered.get(needId)?.passes ?? false) })
  }
  for (const { needId, organisationId, passes } of answers)
    if (present.invited.has(organisationId)) cover(needId, 'invited', passes)
  for (const { need, passes } of coming) cover(need.id, 'signed_up', passes)

  const open = answers.filter(
    ({ organisationId: id }) => !present.invited.has(id) && !present.signedUp.has(id),
  )
  const parties = await readParties(db, [...new Set(open.map(({ organisationId }) => organisationId))])
  const picks = rankByCoverage(
    asked.map(({ need, weight }) => ({ id: need.id, weight })),
    open.filter(({ organisationId }) => parties.has(organisationId)),
    { covered, limit: PROPOSED },
  )
  const counts = new Map<number, number>()
  for (const { needId } of answers) counts.set(needId, (counts.get(needId) ?? 0) + 1)
  return {
    needs: asked.map((each) => ({
      ...each,
      coverage: coverage.get(each.need.id) ?? null,
      answers: counts.get(each.need.id) ?? 0,
    })),
    picks: picks.flatMap((pick) => {
      const organisation = parties.get(pick.organisationId)
      return organisation ? [{ ...pick, organisation }] : []
    }),
    answers,
    present,
    themed,
  }
}

/** Who of these may sign up: verified enterprises and institutes; and whether anybody here reads for them. */
async function readParties(db: Db, ids: readonly number[]): Promise<Map<number, Party>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisations as g')
    .select(['g.id', 'g.name_zh', 'g.name_en'])
    .select(
      sql<boolean>`exists (select from memberships m where m.organisation_id = g.id
        and m.role in ('editor', 'owner'))`.as('members'),
    )
    .where('g.id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .where('g.state', '=', 'verified')
    .where('g.kind', 'in', ['enterprise', 'institute'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, nameZh: row.name_zh, nameEn: row.name_en, members: row.members },
    ]),
  )
}
