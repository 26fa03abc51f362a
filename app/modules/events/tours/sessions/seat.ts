/** Two organisations that have something to talk about, and how well it fits: the sum of their pairs' scores. */
export type Wanted = { team: number; enterprise: number; worth: number }
export type Seated = { team: number; enterprise: number /** from 1 */; round: number }

const keyOf = ({ team, enterprise }: Pick<Wanted, 'team' | 'enterprise'>) => `${team} ${enterprise}`

/**
 * Puts meetings into rounds: in one round a team talks to one enterprise, and an enterprise to one team. Where there are
 * more than fit, everybody's first meetings come before anybody's fourth, then the better ones. What is kept stands in its
 * round. Among what was chosen nothing is left out: with nothing kept, as many rounds as the busiest has meetings are
 * always enough (König), and moving others along an alternating path makes room where a round is not free on both sides.
 */
export function seat(
  wanted: readonly Wanted[],
  { rounds, kept = [] }: { rounds: number; kept?: readonly Seated[] },
): Seated[] {
  const plan = new Plan(kept)
  for (const one of choose(wanted, { rounds, kept })) plan.add(one, rounds)
  return plan.list()
}

/** Which meetings are held at all: no organisation has more than there are rounds. */
function choose(
  wanted: readonly Wanted[],
  { rounds, kept }: { rounds: number; kept: readonly Seated[] },
): Wanted[] {
  const known = new Set(kept.map(keyOf))
  const teams = countBy(kept.map(({ team }) => team))
  const enterprises = countBy(kept.map(({ enterprise }) => enterprise))
  const left = wanted
    .filter((one) => !known.has(keyOf(one)))
    .sort((a, b) => b.worth - a.worth || a.team - b.team || a.enterprise - b.enterprise)
  const chosen = new Set<Wanted>()
  // Level by level: whoever has so many already waits until everybody could have as many.
  for (let level = 0; level < rounds; level++)
    for (const one of left) {
      const [ofTeam, ofEnterprise] = [teams.get(one.team) ?? 0, enterprises.get(one.enterprise) ?? 0]
      if (Math.max(ofTeam, ofEnterprise) > level || chosen.has(one)) continue
      chosen.add(one)
      teams.set(one.team, ofTeam + 1)
      enterprises.set(one.enterprise, ofEnterprise + 1)
    }
  return [...chosen]
}

const countBy = (ids: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Who meets whom in which round, seen from both sides. */
class Plan {
  private readonly byTeam = new Map<number, Map<number, number>>()
  private readonly byEnterprise = new Map<number, Map<number, number>>()
  private readonly fixed: ReadonlySet<string>

  constructor(kept: readonly Seated[]) {
    this.fixed = new Set(kept.map(keyOf))
    for (const { team, enterprise, round } of kept) this.put(team, enterprise, round)
  }

  /** Seats one more; not at all where what is kept leaves no way. */
  add({ team, enterprise }: Wanted, rounds: number): void {
    const [ofTeam, ofEnterprise] = [
      this.freeOf(this.byTeam, team, rounds),
      this.freeOf(this.byEnterprise, enterprise, rounds),
    ]
    const common = ofTeam.find((round) => ofEnterprise.includes(round))
    if (common !== undefined) {
      this.put(team, enterprise, common)
      return
    }
    for (const a of ofTeam)
      for (const b of ofEnterprise) {
        // Beginning at the enterprise, what stands in `a` goes to `b` and the other way round, as far as it leads.
        const path = this.pathFrom(enterprise, a, b)
        if (path === null) continue
        for (const { team: t, enterprise: e, round } of path) this.take(t, e, round)
        for (const { team: t, enterprise: e, round } of path) this.put(t, e, round === a ? b : a)
        this.put(team, enterprise, a)
        return
      }
  }

  list(): Seated[] {
    const all: Seated[] = []
    for (const [team, own] of this.byTeam)
      for (const [round, enterprise] of own) all.push({ team, enterprise, round })
    return all.sort((x, y) => x.round - y.round || x.team - y.team)
  }

  /** The meetings that alternate between two rounds from an enterprise on; null: one of them is kept. */
  private pathFrom(enterprise: number, a: number, b: number): Seated[] | null {
    const path: Seated[] = []
    let [at, round, side]: [number, number, 'enterprise' | 'team'] = [enterprise, a, 'enterprise']
    for (;;) {
      const other = (side === 'enterprise' ? this.byEnterprise : this.byTeam).get(at)?.get(round)
      if (other === undefined) return path
      const meeting =
        side === 'enterprise'
          ? { team: other, enterprise: at, round }
          : { team: at, enterprise: other, round }
      if (this.fixed.has(keyOf(meeting))) return null
      path.push(meeting)
      at = other
      side = side === 'enterprise' ? 'team' : 'enterprise'
      round = round === a ? b : a
    }
  }

  private freeOf(side: Map<number, Map<number, number>>, id: number, rounds: number): number[] {
    const own = side.get(id)
    return Array.from({ length: rounds }, (_, i) => i + 1).filter((round) => !own?.has(round))
  }

  private put(team: number, enterprise: number, round: number): void {
    const [ofTeam, ofEnterprise] = [
      this.byTeam.get(team) ?? new Map<number, number>(),
      this.byEnterprise.get(enterprise) ?? new Map<number, number>(),
    ]
    this.byTeam.set(team, ofTeam.set(round, enterprise))
    this.byEnterprise.set(enterprise, ofEnterprise.set(round, team))
  }

  private take(team: number, enterprise: number, round: number): void {
    this.byTeam.get(team)?.delete(round)
    this.byEnterprise.get(enterprise)?.delete(round)
  }
}
