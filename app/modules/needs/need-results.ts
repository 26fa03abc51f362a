import type { FacetName } from '~search/filters'
import type { UnderstoodChip } from '~search/plan'
import type { Need } from './need'

export type NeedHit = {
  need: Need
  /** the title and text with matched words between the private-use marks U+E000 and U+E001 */
  highlight: { titleZh: string; titleEn: string; textZh: string; textEn: string }
}

export type NeedResults = {
  items: NeedHit[]
  total: number
  page: number
  size: number
  facets: Record<FacetName, { code: string; count: number }[]>
  understood: UnderstoodChip[]
  /** chips that were let go because all together left nothing */
  relaxed: UnderstoodChip[]
  /** which filter of the URL would bring most results back when dropped, where total is 0 */
  dropHint: { param: string; value: string; total: number } | null
  engine: 'meilisearch' | 'postgres'
}
