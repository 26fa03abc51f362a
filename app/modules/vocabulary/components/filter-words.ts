import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Filters } from '~search/plan'
import { type FacetParam, facetParams } from '../query-filters'
import { demandWords } from '../spec-words'
import { codeName } from '../tree'
import type { Lang, Vocabulary } from '../vocabulary'
import { type EventTerms, facetTerms } from './facet-view'

export type ChipView = { key: string; label: string; href: string; removeLabel: string; quiet: boolean }

/** A chip for each filter of the address; following it takes the filter away. */
export function activeChips(
  filters: Filters,
  {
    vocabulary,
    events,
    lang,
    href,
    kind,
  }: {
    vocabulary: Vocabulary
    events?: EventTerms | undefined
    lang: Lang
    href(filters: Filters): string
    kind: 'offerings' | 'needs'
  },
): ChipView[] {
  const { t } = i18nFor(lang)
  const chip = (key: string, label: string, without: Filters): ChipView => ({
    key,
    label,
    href: href(without),
    removeLabel: t('results.remove', { label }),
    quiet: false,
  })
  const terms = facetTerms(vocabulary, events)
  const named = (facet: FacetParam, code: string) =>
    facet === 'event' && !terms.event.has(code)
      ? t('results.eventUnnamed', { n: code })
      : codeName(terms[facet], code, lang)
  const chips = facetParams.flatMap((facet) =>
    filters[facet].map((code) =>
      chip(`${facet}=${code}`, named(facet, code), {
        ...filters,
        [facet]: filters[facet].filter((other) => other !== code),
      }),
    ),
  )
  for (const [index, spec] of filters.spec.entries())
    chips.push(
      chip(`spec=${spec.attribute}${spec.op}${index}`, demandWords(spec, vocabulary, lang), {
        ...filters,
        spec: filters.spec.filter((_, other) => other !== index),
      }),
    )
  const money = kind === 'offerings' ? t('offering.price') : t('need.budget')
  if (filters.priceMin !== null)
    chips.push(
      chip('price_min', `${money} ≥ ${formatMoney(filters.priceMin, 'CNY', lang)}`, {
        ...filters,
        priceMin: null,
      }),
    )
  if (filters.priceMax !== null)
    chips.push(
      chip('price_max', `${money} ≤ ${formatMoney(filters.priceMax, 'CNY', lang)}`, {
        ...filters,
        priceMax: null,
      }),
    )
  if (filters.leadTimeMax !== null)
    chips.push(
      chip(
        'lead_time_max',
        `${t(kind === 'offerings' ? 'offering.leadTime' : 'need.needed')} ≤ ${t('offering.days', { n: formatNumber(filters.leadTimeMax, lang) })}`,
        { ...filters, leadTimeMax: null },
      ),
    )
  return chips
}
