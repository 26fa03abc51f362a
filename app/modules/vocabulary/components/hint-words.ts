import type { Filters } from '~search/plan'
import type { Lang, Vocabulary } from '../vocabulary'
import type { EventTerms } from './facet-view'
import { activeChips } from './filter-words'
import { withoutFilter } from './results-view'

/** The name of one filter of the address, as its chip says it: what is left when all others are taken away. */
export function filterWords(
  filters: Filters,
  { param, value }: { param: string; value: string },
  {
    vocabulary,
    events,
    lang,
    kind,
  }: {
    vocabulary: Vocabulary
    events?: EventTerms | undefined
    lang: Lang
    kind: 'offerings' | 'needs'
  },
): string {
  const kept = JSON.stringify(withoutFilter(filters, param, value))
  const chip = activeChips(filters, {
    vocabulary,
    events,
    lang,
    kind,
    href: (next) => (JSON.stringify(next) === kept ? 'this' : ''),
  }).find(({ href }) => href === 'this')
  return chip?.label ?? value
}
