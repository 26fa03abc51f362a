import { formatNumber } from '~/locales/format'
import { i18nFor, termsFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { type FacetParam, facetParams } from '../query-filters'
import { unitsOf } from '../spec-filter'
import { unitWords } from '../spec-words'
import { childrenOf, codeName, roots, termName } from '../tree'
import type { Lang, Term, TreeTerm, Vocabulary } from '../vocabulary'
import type { FacetCounts } from './facet-view'

export const vocabularyLists = [
  'scenarios',
  'tracks',
  'conditions',
  'classes',
  'attributes',
  'catalogues',
  'standards',
  'regions',
  'synonyms',
] as const
export type VocabularyList = (typeof vocabularyLists)[number]

export type CountLink = { text: string; href: string; name: string } | null
export type VocabularyRow = {
  code: string
  depth: number
  name: string
  other: string
  /** one text a further column */
  more: string[]
  offerings: CountLink
  needs: CountLink
}
export type VocabularyTableView = {
  title: string
  count: string
  /** the headings of the further columns */
  more: string[]
  counted: boolean
  rows: VocabularyRow[]
}

export type ResultCounts = { offerings: FacetCounts; needs: FacetCounts }

const facetOf: Partial<Record<VocabularyList, FacetParam>> = {
  scenarios: 'scenario',
  tracks: 'track',
  conditions: 'condition',
  classes: 'class',
  catalogues: 'catalogue',
  standards: 'standard',
  regions: 'region',
}

type Page = { vocabulary: Vocabulary; counts: ResultCounts; lang: Lang }
type Draft = Omit<VocabularyRow, 'offerings' | 'needs'>

/** One list of the vocabulary as a table whose numbers open the results behind them. */
export function vocabularyTable(list: VocabularyList, page: Page): VocabularyTableView {
  const { lang } = page
  const { t } = i18nFor(lang)
  const { rows, more } = drafts(list, page)
  const facet = facetOf[list]
  const link = countLinks(page)
  return {
    title: t(`vocabulary.${list}`),
    count: t('vocabulary.topics', { n: formatNumber(rows.length, lang) }),
    more,
    counted: facet !== undefined,
    rows: rows.map((row) => ({
      ...row,
      offerings: facet ? link('offerings', facet, row.code, row.name) : null,
      needs: facet ? link('needs', facet, row.code, row.name) : null,
    })),
  }
}

/** Makes the links from a term to its results; null where it has none. */
export function countLinks({ counts, lang }: Pick<Page, 'counts' | 'lang'>) {
  const { t } = i18nFor(lang)
  const number = (kind: 'offerings' | 'needs') =>
    new Map(
      facetParams.map((facet) => [
        facet,
        new Map(counts[kind][facet]?.map(({ code, count }) => [code, count])),
      ]),
    )
  const numbers = { offerings: number('offerings'), needs: number('needs') }
  return (kind: 'offerings' | 'needs', facet: FacetParam, code: string, name: string): CountLink => {
    const count = numbers[kind].get(facet)?.get(code) ?? 0
    if (count === 0) return null
    const n = formatNumber(count, lang)
    return {
      text: n,
      href: localPath(lang, `/${kind}?${new URLSearchParams({ [facet]: code })}`),
      name: t(kind === 'offerings' ? 'vocabulary.offeringsOf' : 'vocabulary.needsOf', { name, n }),
    }
  }
}

function drafts(list: VocabularyList, { vocabulary, lang }: Page): { rows: Draft[]; more: string[] } {
  const { t } = i18nFor(lang)
  const join = t('site.listJoin')
  const row = (term: Term, more: string[] = [], depth = 0): Draft => ({
    code: term.code,
    depth,
    name: termName(term, lang),
    other: lang === 'zh' ? term.en : term.zh,
    more,
  })
  const plain = <T extends Term>(terms: ReadonlyMap<string, T>, more: (term: T) => string[]) =>
    [...terms.values()].map((term) => row(term, more(term)))
  const names = (terms: ReadonlyMap<string, Term>, codes: readonly string[]) =>
    codes.map((code) => codeName(terms, code, lang)).join(join)
  const { conditionGroup, classAxis } = termsFor(lang)

  switch (list) {
    case 'scenarios':
      return { rows: treeDrafts(vocabulary.scenarios, row), more: [] }
    case 'tracks':
      return { rows: treeDrafts(vocabulary.tracks, row), more: [] }
    case 'conditions':
      return {
        rows: plain(vocabulary.conditions, ({ group, evidenceAttributes }) => [
          conditionGroup[group] ?? group,
          names(vocabulary.attributes, evidenceAttributes) || t('vocabulary.noEvidenceRule'),
        ]),
        more: [t('vocabulary.group'), t('vocabulary.evidence')],
      }
    case 'classes':
      return {
        rows: plain(vocabulary.classes, ({ axis, criteriaZh, criteriaEn, targetTeamTypes }) => [
          classAxis[axis] ?? axis,
          (lang === 'zh' ? criteriaZh : criteriaEn).join(join),
          names(vocabulary.teamTypes, targetTeamTypes),
        ]),
        more: [t('vocabulary.group'), t('vocabulary.criteria'), t('vocabulary.teams')],
      }
    case 'attributes':
      return {
        rows: plain(vocabulary.attributes, (attribute) => [
          unitWords(attribute.canonicalUnit, lang),
          unitsOf(attribute)
            .slice(1)
            .filter((unit) => lang === 'zh' || !/\p{Script=Han}/u.test(unit))
            .join(' '),
          t(`vocabulary.direction_${attribute.direction}`),
          attribute.tracks ? names(vocabulary.tracks, attribute.tracks) : t('vocabulary.allTracks'),
        ]),
        more: [
          t('vocabulary.unit'),
          t('vocabulary.otherUnits'),
          t('vocabulary.direction'),
          t('vocabulary.usedIn'),
        ],
      }
    case 'catalogues':
      return { rows: plain(vocabulary.catalogues, ({ issuer }) => [issuer]), more: [t('vocabulary.issuer')] }
    case 'standards':
      return {
        rows: plain(vocabulary.standards, ({ tracks }) => [names(vocabulary.tracks, tracks)]),
        more: [t('vocabulary.usedIn')],
      }
    case 'regions':
      return { rows: plain(vocabulary.regions, () => []), more: [] }
    case 'synonyms':
      return {
        rows: vocabulary.synonyms.map(({ code, zh, en }) => ({
          code,
          depth: 0,
          name: (lang === 'zh' ? zh : en).join(join),
          other: (lang === 'zh' ? en : zh).join(join),
          more: [],
        })),
        more: [],
      }
  }
}

function treeDrafts<T extends TreeTerm>(
  terms: ReadonlyMap<string, T>,
  row: (term: Term, more: string[], depth: number) => Draft,
): Draft[] {
  const below = (term: T, depth: number): Draft[] => [
    row(term, [], depth),
    ...childrenOf(terms, term.code).flatMap((child) => below(child, depth + 1)),
  ]
  return roots(terms).flatMap((term) => below(term, 0))
}
