import type { Gate, Verdict } from './match'

/** A near miss fails at most this many gates, … */
export const nearMissFailures = 2
/** … at most this many of them without a figure (wrong transport mode, no Ex marking), … */
export const nearMissPlainFailures = 1
/** … and each figure by at most this share of what was demanded. */
export const nearMissRatio = 0.5

/**
 * pass: every gate passed; unknown: none failed; near: some failed. `far` where the failures are more
 * than a near miss. Equipment of a neighbouring kind is a near miss only where it serves the need's
 * scenario, figures are demanded, and every other gate is passed: it has to prove that it would do.
 */
export function verdictOf(
  gates: readonly Gate[],
  servesScenario: boolean,
): { verdict: Verdict; far: boolean } {
  let unknown = 0
  let failed = 0
  let plain = 0
  let worst = 0
  let neighbour = false
  let figures = 0
  for (const gate of gates) {
    if (gate.outcome === 'unknown') unknown++
    if (gate.kind === 'constraint') figures++
    if (gate.outcome !== 'fail') continue
    failed++
    if (gate.kind === 'track') neighbour = true
    else if (gate.shortfall === null) plain++
    else worst = Math.max(worst, gate.shortfallRatio ?? Number.POSITIVE_INFINITY)
  }
  if (failed === 0) return { verdict: unknown === 0 ? 'pass' : 'unknown', far: false }
  const near = neighbour
    ? failed === 1 && unknown === 0 && figures > 0 && servesScenario
    : failed <= nearMissFailures && plain <= nearMissPlainFailures && worst <= nearMissRatio
  return { verdict: 'near', far: !near }
}
