import { FAILED, PASSED, UNKNOWN, type Weight } from './compare'
import type { Gate, Verdict } from './match'

/** A near miss fails at most this many gates, … */
export const nearMissFailures = 2
/** … at most this many of them without a figure (wrong transport mode, no Ex marking), … */
export const nearMissPlainFailures = 1
/** … and each figure by at most this share of what was demanded. */
export const nearMissRatio = 0.5

/** What the verdict needs to know of the gates. */
export class Tally {
  unknown = 0
  failed = 0
  /** failures that no figure measures */
  plain = 0
  /** the greatest shortfall as a share of what was demanded */
  worst = 0
  /** of a neighbouring kind */
  neighbour = false
  /** hard figures demanded */
  figures = 0

  add(weight: Weight, ratio: number | null): void {
    if (Number.isNaN(weight)) this.unknown++
    else if (weight !== PASSED) {
      this.failed++
      if (weight === FAILED) this.plain++
      else this.worst = Math.max(this.worst, ratio ?? Number.POSITIVE_INFINITY)
    }
  }

  addTrack(weight: Weight): void {
    if (Number.isNaN(weight)) this.unknown++
    else {
      this.failed++
      this.neighbour = true
    }
  }
}

/** The tally of gates that are written out. */
export function tallyGates(gates: readonly Gate[]): Tally {
  const tally = new Tally()
  for (const { kind, outcome, shortfall, shortfallRatio } of gates) {
    if (kind === 'constraint') tally.figures++
    const weight = outcome === 'pass' ? PASSED : outcome === 'unknown' ? UNKNOWN : (shortfall ?? FAILED)
    if (kind === 'track') tally.addTrack(weight)
    else tally.add(weight, shortfallRatio)
  }
  return tally
}

/**
 * pass: every gate passed; unknown: none failed; near: some failed. `far` where the failures are more
 * than a near miss. Equipment of a neighbouring kind is a near miss only where it serves the need's
 * scenario, figures are demanded, and every other gate is passed: it has to prove that it would do.
 */
export function verdictOf(tally: Tally, servesScenario: () => boolean): { verdict: Verdict; far: boolean } {
  const { unknown, failed, plain, worst, neighbour, figures } = tally
  if (failed === 0) return { verdict: unknown === 0 ? 'pass' : 'unknown', far: false }
  const near = neighbour
    ? failed === 1 && unknown === 0 && figures > 0 && servesScenario()
    : failed <= nearMissFailures && plain <= nearMissPlainFailures && worst <= nearMissRatio
  return { verdict: 'near', far: !near }
}
