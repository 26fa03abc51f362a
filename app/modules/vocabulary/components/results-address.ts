import { i18nFor } from '~/locales/i18n'
import type { Filters } from '~search/plan'
import { facetParams } from '../query-filters'
import { codeName } from '../tree'
import type { Lang, Vocabulary } from '../vocabulary'
import { mostSpecific } from './facet-view'
import { joinUnits } from './spec-fields-view'

/** The parameters of a result page's address, put in order before they are read. */
export function readResultsAddress(sent: URLSearchParams) {
  const { params, changed } = joinUnits(sent)
  const whole = [...facetParams, 'spec'].find((part) => part === params.get('whole')) ?? null
  return {
    params,
    /** the facet shown whole, or `spec` */
    whole,
    /**
     * The filters of the address to go on to where this one came from a form; null where it can stay. Of a
     * branch and something below it, only what lies below narrows.
     */
    tidied(filters: Filters, vocabulary: Vocabulary): Filters | null {
      const scenario = mostSpecific(vocabulary.scenarios, filters.scenario)
      const track = mostSpecific(vocabulary.tracks, filters.track)
      const narrowed = scenario.length < filters.scenario.length || track.length < filters.track.length
      return changed || narrowed ? { ...filters, scenario, track } : null
    },
  }
}

const sortKeys = {
  relevance: 'sortRelevance',
  price: 'sortPrice',
  '-price': 'sortPriceDown',
  lead_time: 'sortLeadTime',
  verification: 'sortVerification',
  newest: 'sortNewest',
  urgency: 'sortUrgency',
  deadline: 'sortDeadline',
  budget: 'sortBudget',
  '-budget': 'sortBudgetDown',
} as const

/**
 * The orders offered, in words; `attributes` are the figures asked for, each offered in the direction in
 * which it gets better.
 */
export function sortChoices(
  sorts: readonly (keyof typeof sortKeys)[],
  current: string,
  {
    vocabulary,
    lang,
    attributes = [],
  }: { vocabulary: Vocabulary; lang: Lang; attributes?: readonly string[] },
): { value: string; label: string }[] {
  const { t } = i18nFor(lang)
  const byFigure = new Set(
    attributes.flatMap((code) => {
      const attribute = vocabulary.attributes.get(code)
      if (attribute?.valueType !== 'number') return []
      return attribute.direction === 'lower' ? [`spec:${code}`] : [`-spec:${code}`]
    }),
  )
  if (/^-?spec:/.test(current)) byFigure.add(current)
  return [
    ...sorts.map((value) => ({ value: value as string, label: t(`results.${sortKeys[value]}`) })),
    ...[...byFigure].map((value) => {
      const [, down, code = ''] = /^(-?)spec:(.+)$/.exec(value) ?? []
      const name = codeName(vocabulary.attributes, code, lang)
      return { value, label: t(down ? 'results.sortSpecDown' : 'results.sortSpecUp', { name }) }
    }),
  ]
}
