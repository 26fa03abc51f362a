import { sql } from 'kysely'
import { bestPairs } from '~/modules/matching'
import { wantedStates } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Tx } from '~db/client.server'

/** Which invented organisations suit each other. */
export type Suiting = {
  /** the teams that suit most of them: those that somebody acts for before all, then these */
  teams(most: number, before?: ReadonlySet<number>): number[]
  /** the enterprises that suit most of these teams, each with what suits, the best first */
  enterprises(most: number, teams: readonly number[]): { id: number; offerings: number[] }[]
}

/** Of the sample world; `exhibiting`: of its enterprises only those that exhibit at this event, with what they show. */
export async function readSuiting(
  tx: Tx,
  { vocabulary, at, exhibiting }: { vocabulary: Vocabulary; at: Date; exhibiting: number | null },
): Promise<Suiting> {
  const shown = sql<boolean>`exists (select from application_offerings s
    join exhibitor_applications a on a.id = s.application_id and a.event_id = ${exhibiting} and a.state = 'accepted'
    where s.offering_id = o.id)`
  const offerings = await tx
    .selectFrom('public_offerings as o')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select('o.id')
    .where('g.sample', '=', true)
    .where('o.reference', '=', false)
    .where(exhibiting === null ? sql<boolean>`true` : shown)
    .execute()
  const needs = await tx
    .selectFrom('needs as n')
    .innerJoin('organisations as g', 'g.id', 'n.organisation_id')
    .select('n.id')
    .where('g.sample', '=', true)
    .where('n.state', 'in', [...wantedStates])
    .where('n.reference', '=', false)
    .execute()
  const ids = (rows: { id: number | null }[]) => rows.flatMap(({ id }) => id ?? [])
  const pairs = bestPairs(
    {
      needs: await readNeeds(tx, 'public', ids(needs)),
      offerings: await readOfferings(tx, 'public', ids(offerings)),
    },
    vocabulary,
    at.toISOString().slice(0, 10),
  ).map(({ need, offering }) => ({
    ...{ team: need.organisation.id, enterprise: offering.organisation.id, offering: offering.id },
  }))
  const acted = new Set(
    (await tx.selectFrom('memberships').select('organisation_id').execute()).map(
      (row) => row.organisation_id,
    ),
  )
  /** By whom they suit: somebody that somebody acts for counts more than several others. */
  const ranked = (
    suits: readonly (readonly [id: number, other: number])[],
    most: number,
    before: ReadonlySet<number> = new Set(),
  ): number[] => {
    const counts = new Map<number, number>()
    for (const [id, other] of suits) counts.set(id, (counts.get(id) ?? 0) + (acted.has(other) ? 8 : 1))
    const weight = (id: number) =>
      (acted.has(id) ? 10_000 : 0) + (before.has(id) ? 1_000 : 0) + (counts.get(id) ?? 0)
    return [...counts.keys()].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, most)
  }
  return {
    teams: (most, before) =>
      ranked(
        pairs.map(({ team, enterprise }) => [team, enterprise]),
        most,
        before,
      ),
    enterprises(most, teams) {
      const theirs = pairs.filter(({ team }) => teams.includes(team))
      return ranked(
        theirs.map(({ team, enterprise }) => [enterprise, team]),
        most,
      ).map((id) => ({
        id,
        offerings: [
          ...new Set(theirs.filter(({ enterprise }) => enterprise === id).map(({ offering }) => offering)),
        ],
      }))
    },
  }
}
