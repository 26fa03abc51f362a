import type { Lang } from '~/modules/vocabulary'
import type { FacetName } from '~search/filters'
import type { Filters, UnderstoodChip } from '~search/plan'
import type { Fit } from '~search/rank'
import type { Offering } from './offering'

/** What the URL of /offerings, and the read API, ask for. Everything is already validated. */
export type OfferingQuery = {
  q: string
  filters: Filters
  sort: OfferingSort
  /** from 1 */
  page: number
  /** 1–100 */
  size: number
  lang: Lang
  /** chip ids the reader took away ("understood as" parts not to apply), the `drop` parameter */
  drop: string[]
}

export type OfferingSort =
  | 'relevance'
  | 'price'
  | '-price'
  | 'lead_time'
  | 'verification'
  | 'newest'
  | `spec:${string}`
  | `-spec:${string}`

export type { FacetName, Fit, UnderstoodChip }

export type OfferingHit = {
  offering: Offering
  /** how it stands to the demands understood from the text; `pass` where there is none */
  fit: Fit
  /** the name and summary with matched words between the private-use marks U+E000 and U+E001 */
  highlight: { nameZh: string; nameEn: string; summaryZh: string; summaryEn: string }
}

export type OfferingResults = {
  items: OfferingHit[]
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
