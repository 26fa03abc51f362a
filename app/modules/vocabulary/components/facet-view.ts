import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Filters } from '~search/plan'
import { type FacetParam, facetParams } from '../query-filters'
import { ancestors, childrenOf, roots, termName } from '../tree'
import type { Lang, Term, TreeTerm, Vocabulary } from '../vocabulary'

export type FacetRow = {
  code: string
  label: string
  count: string
  checked: boolean
  depth: 0 | 1 | 2
  /** drawn as chosen because something below it is, without being sent itself */
  implied: boolean
}
export type FacetView = {
  name: FacetParam
  label: string
  rows: FacetRow[]
  chosen: number
  /** shows every row; null where all are shown */
  more: { href: string; label: string } | null
  fewer: { href: string; label: string } | null
}

export type FacetCounts = Partial<Record<FacetParam, readonly { code: string; count: number }[]>>

const SHOWN = 8

/** Events by their ids, named like terms. They are no vocabulary: whoever knows them gives them in. */
export type EventTerms = ReadonlyMap<string, Term>

export const facetTerms = (
  vocabulary: Vocabulary,
  events: EventTerms = new Map(),
): Record<FacetParam, ReadonlyMap<string, Term>> => ({
  scenario: vocabulary.scenarios,
  track: vocabulary.tracks,
  condition: vocabulary.conditions,
  class: vocabulary.classes,
  region: vocabulary.regions,
  verification: vocabulary.verificationLevels,
  catalogue: vocabulary.catalogues,
  standard: vocabulary.standards,
  event: events,
})

export type FacetPage = {
  lang: Lang
  vocabulary: Vocabulary
  events?: EventTerms | undefined
  filters: Filters
  counts: FacetCounts
  /** the facet that is shown whole */
  whole: string | null
  /** the address with the facet shown whole */
  wholeHref(facet: FacetParam | null): string
}

/** The facets of a result page; of a long one the greatest counts and what is chosen. */
export function makeFacets(page: FacetPage): FacetView[] {
  return facetParams.map((name) => makeFacet(page, name)).filter(({ rows }) => rows.length > 0)
}

function makeFacet(page: FacetPage, name: FacetParam): FacetView {
  const { lang, filters, counts, whole, wholeHref } = page
  const { t } = i18nFor(lang)
  const terms = facetTerms(page.vocabulary, page.events)[name]
  const found = new Map(counts[name]?.map(({ code, count }) => [code, count]))
  const chosen = new Set(filters[name])
  const all = isTree(name)
    ? treeRows(terms as ReadonlyMap<string, TreeTerm>, found, chosen, lang)
    : plainRows(terms, found, chosen, lang)
  const top = all.filter(({ depth }) => depth === 0)
  const open = whole === name || top.length <= SHOWN + 2
  const kept = new Set((open ? top : top.slice(0, SHOWN)).map(({ code }) => code))
  return {
    name,
    label: t(`results.${name}`),
    rows: all
      .filter(({ code, checked, branch }) => kept.has(branch) || checked || kept.has(code))
      .map(({ branch: _, ...row }) => row),
    chosen: chosen.size,
    more: open
      ? null
      : { href: wholeHref(name), label: t('results.more', { n: formatNumber(top.length, lang) }) },
    fewer:
      whole === name && top.length > SHOWN + 2 ? { href: wholeHref(null), label: t('results.less') } : null,
  }
}

type Row = FacetRow & { branch: string }

const isTree = (name: FacetParam) => name === 'scenario' || name === 'track'

function plainRows(
  terms: ReadonlyMap<string, Term>,
  found: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
  lang: Lang,
): Row[] {
  return [...terms.values()]
    .filter(({ code }) => found.has(code) || chosen.has(code))
    .map((term) => ({ term, count: found.get(term.code) ?? 0 }))
    .sort((a, b) => Number(chosen.has(b.term.code)) - Number(chosen.has(a.term.code)) || b.count - a.count)
    .map(({ term, count }) => ({
      code: term.code,
      label: termName(term, lang),
      count: formatNumber(count, lang),
      checked: chosen.has(term.code),
      depth: 0,
      implied: false,
      branch: term.code,
    }))
}

/** The top of the tree by count; below a branch in which something is chosen, what lies under it. */
function treeRows(
  terms: ReadonlyMap<string, TreeTerm>,
  found: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string>,
  lang: Lang,
): Row[] {
  const rows: Row[] = []
  const above = new Set([...chosen].flatMap((code) => ancestors(terms, code)))
  const add = (term: TreeTerm, depth: 0 | 1 | 2, branch: string) => {
    const implied = above.has(term.code)
    const checked = implied || chosen.has(term.code)
    const count = found.get(term.code)
    if (count === undefined && !checked) return
    rows.push({
      code: term.code,
      label: termName(term, lang),
      count: formatNumber(count ?? 0, lang),
      checked,
      depth,
      implied,
      branch,
    })
    if (!checked || depth === 2) return
    for (const child of childrenOf(terms, term.code)) add(child, (depth + 1) as 1 | 2, branch)
  }
  const weight = ({ code }: TreeTerm) =>
    (chosen.has(code) || above.has(code) ? 1e12 : 0) + (found.get(code) ?? 0)
  for (const term of roots(terms).sort((a, b) => weight(b) - weight(a))) add(term, 0, term.code)
  return rows
}

/** Of a branch in which something deeper is chosen, the deeper choice alone narrows. */
export function mostSpecific(terms: ReadonlyMap<string, TreeTerm>, codes: readonly string[]): string[] {
  const above = new Set(codes.flatMap((code) => ancestors(terms, code)))
  return codes.filter((code) => !above.has(code))
}
