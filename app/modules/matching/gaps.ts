import { assess, isCandidate } from './evaluate'
import { gatesOf } from './gates'
import type { Gate } from './match'
import type { PreparedNeed, PreparedOffering } from './prepare'

/** A fact that an offering does not state. */
export type Gap = {
  kind: Gate['kind']
  /** attribute or condition; the kind itself otherwise */
  code: string
  /** needs that can only be checked, this being one of the reasons */
  needs: number
  /** of them those that lack nothing else */
  only: number
}

export type Gaps = {
  /** needs that the offering is held against */
  candidates: number
  /** those it might fit, were something stated */
  unknown: number
  /** the costliest first */
  gaps: Gap[]
}

/** Which facts that are not stated leave how many needs to be checked. Pure. */
export function countGaps(needs: readonly PreparedNeed[], offering: PreparedOffering): Gaps {
  const gaps = new Map<string, Gap>()
  let candidates = 0
  let unknown = 0
  for (const need of needs) {
    if (!isCandidate(need, offering)) continue
    candidates++
    if (assess(need, offering).verdict !== 'unknown') continue
    unknown++
    const open = gatesOf(need, offering).filter(({ outcome }) => outcome === 'unknown')
    for (const { kind, code } of open) {
      const key = `${kind} ${code}`
      const gap = gaps.get(key) ?? { kind, code, needs: 0, only: 0 }
      gaps.set(key, { ...gap, needs: gap.needs + 1, only: gap.only + (open.length === 1 ? 1 : 0) })
    }
  }
  const costliest = [...gaps.values()].sort(
    (a, b) => b.needs - a.needs || b.only - a.only || (a.code < b.code ? -1 : 1),
  )
  return { candidates, unknown, gaps: costliest }
}
