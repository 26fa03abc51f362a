import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate } from './evaluate'
import { gatesOf } from './gates'
import type { Gate, MatchNeed } from './match'
import { type PreparedNeed, type PreparedOffering, prepareNeed } from './prepare'
import { nearMissRatio } from './verdict'

/** How the offerings of the kind stand to one hard demand alone. */
export type DemandCount = {
  kind: 'constraint' | 'condition' | 'deadline' | 'budget'
  /** attribute or condition code; 'deadline' or 'budget' for those kinds */
  code: string
  /** of a constraint: its place among the constraints of the need */
  index: number | null
  pass: number
  unknown: number
  fail: number
  /** of those that fail, how many by no more than a near miss may */
  near: number
  /** how many more would be acceptable (nothing failed) if only this demand were dropped */
  gain: number
}

export type DemandCounts = {
  /** offerings of the kind, and how they stand to the need as a whole */
  total: number
  pass: number
  unknown: number
  near: number
  demands: DemandCount[]
}

/**
 * Counts in one weighing how offerings stand to each hard demand of a need. Those of a neighbouring kind are left
 * out: they fail on their kind, whatever is dropped.
 */
export class DemandCounter {
  readonly counts: DemandCounts
  private readonly prepared: PreparedNeed
  private readonly without: (PreparedNeed | null)[]

  constructor(need: MatchNeed, vocabulary: Vocabulary, today: string) {
    this.prepared = prepareNeed(need, vocabulary, today)
    const demands: DemandCount[] = []
    const add = (kind: DemandCount['kind'], code: string, index: number | null = null) =>
      demands.push({ kind, code, index, pass: 0, unknown: 0, fail: 0, near: 0, gain: 0 })
    for (const [index, { hard, attribute }] of need.constraints.entries())
      if (hard) add('constraint', attribute, index)
    for (const { code } of this.prepared.conditions) add('condition', code)
    if (this.prepared.deadlineDays !== null) add('deadline', 'deadline')
    if (this.prepared.budget !== null) add('budget', 'budget')
    this.counts = { total: 0, pass: 0, unknown: 0, near: 0, demands }
    // A demand can say what a condition means to the team: dropping it changes that gate as well.
    this.without = demands.map(({ index }) => {
      if (index === null || this.prepared.conditions.length === 0) return null
      const constraints = need.constraints.filter((_, at) => at !== index)
      return prepareNeed({ ...need, constraints }, vocabulary, today)
    })
  }

  /** The need as the rules read it. */
  get need(): PreparedNeed {
    return this.prepared
  }

  add(offering: PreparedOffering): void {
    const { counts, prepared } = this
    if (!isCandidate(prepared, offering)) return
    const all = gatesOf(prepared, offering)
    const [first] = all
    const track = first?.kind === 'track' ? first : null
    if (track?.outcome === 'fail') return
    const gates = track ? all.slice(1) : all
    const failed = gates.filter(({ outcome }) => outcome === 'fail').length
    counts.total++
    const { verdict, far } = assess(prepared, offering)
    if (!far) counts[verdict]++
    for (const [at, gate] of gates.entries()) {
      const demand = counts.demands[at] as DemandCount
      demand[gate.outcome]++
      if (gate.outcome === 'fail' && isNear(gate)) demand.near++
      if (failed > 0 && this.wouldDo(at, gate, failed, offering)) demand.gain++
    }
  }

  /** Whether nothing fails once this demand is dropped. */
  private wouldDo(at: number, gate: Gate, failed: number, offering: PreparedOffering): boolean {
    const without = this.without[at]
    if (without) return assess(without, offering).verdict !== 'near'
    return failed === 1 && gate.outcome === 'fail'
  }
}

const isNear = ({ shortfallRatio }: Gate) => shortfallRatio !== null && shortfallRatio <= nearMissRatio
