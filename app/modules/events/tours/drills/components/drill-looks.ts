import type { DrillResult } from '../drill'

/** How a result is shown: always with its word beside the colour. */
export const resultLooks: Record<DrillResult, string> = {
  passed: 'tag tag-pass',
  partly: 'tag tag-unknown',
  failed: 'tag tag-fail',
  not_held: 'tag',
}
