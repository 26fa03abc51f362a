import type { Need } from '~/modules/needs'
import type { Offering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import { insertNeeds } from '~db/write-needs.server'
import { insertOfferings } from '~db/write-offerings.server'

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Adds offerings and needs made from those there are by changing what the matching reads: kinds,
 * scenarios, conditions, figures (moved, dropped, sometimes put exactly on a demand), prices, currencies,
 * times, regions. Written to reach the corners of the candidate filters, not to be believable.
 */
export async function addPerturbed(
  db: Db,
  vocabulary: Vocabulary,
  from: { offerings: Offering[]; needs: Need[] },
  { offerings, needs, seed }: { offerings: number; needs: number; seed: number },
): Promise<void> {
  const random = randomFrom(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const chance = (share: number) => random() < share
  const tracks = [...vocabulary.tracks.keys()]
  const scenarios = [...vocabulary.scenarios.keys()]
  const conditions = [...vocabulary.conditions.keys()]
  const regions = [...vocabulary.regions.keys()]
  const moved = (value: number) => (chance(0.3) ? value : value * one([0.4, 0.5, 0.7, 0.95, 1.05, 1.5, 2]))
  const near = (code: string) => {
    const parent = vocabulary.tracks.get(code)?.parent
    if (chance(0.6) || !parent) return code
    return chance(0.15) ? parent : one(vocabulary.tracks.get(parent)?.children ?? [code])
  }
  const some = (codes: readonly string[], all: readonly string[]) => [
    ...new Set([...codes.filter(() => chance(0.8)), ...(chance(0.3) ? [one(all)] : [])]),
  ]
  const demands = from.needs.flatMap((need) => need.constraints)

  await db.transaction().execute(async (tx) => {
    await insertOfferings(
      tx,
      Array.from({ length: offerings }, () => {
        const base = one(from.offerings)
        const extra = chance(0.5) ? [one(demands)] : []
        const specs = [...base.specs, ...extra]
          .filter((spec) => !('op' in spec && spec.op === 'present') && chance(0.85))
          .map((spec) => ({
            attribute: spec.attribute,
            valueWritten: '·',
            unitWritten: null,
            number: spec.number === null ? null : moved(spec.number),
            text: spec.text,
            flag: spec.flag === null ? null : chance(0.8) === spec.flag,
          }))
          .filter((spec) => !['price_cny'].includes(spec.attribute))
        const price = base.priceMinor === null ? null : Math.round(moved(base.priceMinor))
        return {
          ...base,
          externalId: null,
          organisationId: base.organisation.id,
          state: chance(0.95) ? ('published' as const) : ('paused' as const),
          reference: chance(0.05),
          track: chance(0.1) ? one(tracks) : near(base.track),
          scenarios: some(base.scenarios, scenarios),
          conditions: some(base.conditions, conditions),
          region: chance(0.1) ? null : one(regions),
          priceMinor: chance(0.1) ? null : price,
          priceMaxMinor: null,
          currency: chance(0.05) ? 'USD' : 'CNY',
          priceBasis: chance(0.05) ? ('hour' as const) : ('sale' as const),
          leadTimeDays:
            chance(0.1) || base.leadTimeDays === null ? null : Math.round(moved(base.leadTimeDays)),
          verificationLevel: one([null, 'SIM', 'DRILL', 'FIELD']),
          specs: [...new Map(specs.map((spec) => [spec.attribute, spec])).values()],
          publishedAt: new Date(Date.UTC(2026, 9, 1 + Math.floor(random() * 30))),
        }
      }),
    )
    await insertNeeds(
      tx,
      Array.from({ length: needs }, () => {
        const base = one(from.needs)
        return {
          ...base,
          externalId: null,
          organisationId: base.organisation.id,
          state: 'open' as const,
          tracks: chance(0.1) ? [] : chance(0.1) ? [one(tracks)] : [...new Set(base.tracks.map(near))],
          scenarios: some(base.scenarios, scenarios),
          conditions: some(base.conditions, conditions),
          constraints: base.constraints
            .filter(() => chance(0.7))
            .map((constraint) => ({
              ...constraint,
              number: constraint.number === null ? null : moved(constraint.number),
            })),
          region: chance(0.1) ? null : one(regions),
          quantity: chance(0.3) ? null : base.quantity,
          budgetMinor: chance(0.2) || base.budgetMinor === null ? null : Math.round(moved(base.budgetMinor)),
          currency: chance(0.05) ? 'USD' : 'CNY',
          neededWithinDays: chance(0.3) ? null : base.neededWithinDays,
          neededBy: chance(0.3) ? one(['2026-11-20', '2026-11-23', '2026-12-24', '2027-03-01']) : null,
          publishedAt: new Date(Date.UTC(2026, 9, 1 + Math.floor(random() * 30))),
        }
      }),
    )
  })
}
