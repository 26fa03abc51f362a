import type { Settings } from 'meilisearch'
import type { Index } from './plan'

const searchable: Record<Index, string[]> = {
  offerings: ['nameZh', 'nameEn', 'model', 'summaryZh', 'summaryEn', 'makerZh', 'makerEn'],
  needs: ['titleZh', 'titleEn', 'textZh', 'textEn', 'teamZh', 'teamEn'],
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
        'events',
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

/**
 * Settings of an index. It is given no synonyms: the engine reads the whole list for each word of a search,
 * which is four fifths of its work, and a query that was understood names every form already.
 */
export function indexSettings(index: Index): Settings {
  const chinese = searchable[index].filter((field) => field.endsWith('Zh'))
  const english = searchable[index].filter((field) => field.endsWith('En'))
  return {
    searchableAttributes: searchable[index],
    // Each shown field of a hit is read, asked for or not.
    displayedAttributes: ['id', 'stamp', 'row'],
    filterableAttributes: filters[index] ?? [],
    sortableAttributes: sortable[index],
    localizedAttributes: [
      { attributePatterns: chinese, locales: ['cmn'] },
      { attributePatterns: english, locales: ['eng'] },
    ],
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
    proximityPrecision: 'byAttribute',
    // The matching counts by id: that gives the ids of a filter without reading a document.
    faceting: { maxValuesPerFacet: 200_000 },
    pagination: { maxTotalHits: 200_000 },
    searchCutoffMs: 1_500,
  }
}
