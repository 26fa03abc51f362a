import type { Settings } from 'meilisearch'
import type { Index } from './plan'

/** Terms that mean the same, in any language. */
export type SynonymTerms = string[][]

const searchable: Record<Index, string[]> = {
  offerings: [
    'nameZh',
    'nameEn',
    'model',
    'wordsZh',
    'wordsEn',
    'summaryZh',
    'summaryEn',
    'makerZh',
    'makerEn',
  ],
  needs: ['titleZh', 'titleEn', 'wordsZh', 'wordsEn', 'textZh', 'textEn', 'teamZh', 'teamEn'],
}

const equality = { equality: true, comparison: false }
const both = { equality: true, comparison: true }
const filterable = (patterns: string[], filter: typeof both) => ({
  attributePatterns: patterns,
  features: { facetSearch: false, filter },
})

const filters: Record<Index, Settings['filterableAttributes']> = {
  offerings: [
    filterable(
      [
        'scenarios',
        'tracks',
        'conditions',
        'classes',
        'region',
        'verification',
        'catalogues',
        'standards',
        'reference',
      ],
      equality,
    ),
    filterable(['id', 'price', 'leadTime', 'verificationRank', 'publishedAt', 'spec.*'], both),
  ],
  needs: [
    filterable(
      ['scenarios', 'tracks', 'conditions', 'classes', 'region', 'teamType', 'urgency', 'reference', 'asked'],
      equality,
    ),
    filterable(
      ['id', 'budget', 'neededWithin', 'urgencyRank', 'publishedAt', 'least.*', 'most.*', 'same.*'],
      both,
    ),
  ],
}

const sortable: Record<Index, string[]> = {
  offerings: ['id', 'price', 'leadTime', 'verificationRank', 'publishedAt', 'spec'],
  needs: ['id', 'budget', 'neededWithin', 'urgencyRank', 'publishedAt'],
}

/** Settings of an index. Synonyms go both ways, and only between different words. */
export function indexSettings(index: Index, synonyms: SynonymTerms): Settings {
  const ways: Record<string, Set<string>> = {}
  for (const group of synonyms) {
    const terms = [...new Set(group.map((term) => term.toLowerCase()))]
    for (const term of terms) {
      ways[term] ??= new Set()
      for (const other of terms) if (other !== term) ways[term].add(other)
    }
  }
  const chinese = searchable[index].filter((field) => field.endsWith('Zh'))
  const english = searchable[index].filter((field) => field.endsWith('En'))
  return {
    searchableAttributes: searchable[index],
    filterableAttributes: filters[index] ?? [],
    sortableAttributes: sortable[index],
    localizedAttributes: [
      { attributePatterns: chinese, locales: ['cmn'] },
      { attributePatterns: english, locales: ['eng'] },
    ],
    synonyms: Object.fromEntries(
      Object.entries(ways)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([term, others]) => [term, [...others].sort()]),
    ),
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
    proximityPrecision: 'byAttribute',
    // The matching counts by id: that gives the ids of a filter without reading a document.
    faceting: { maxValuesPerFacet: 200_000 },
    pagination: { maxTotalHits: 200_000 },
    searchCutoffMs: 1_500,
  }
}
