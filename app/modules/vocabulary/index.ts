/**
 * The vocabulary's door for everyone: its types, tree helpers, quantities and units, and reading parameters.
 */
export { ChipRow } from './components/chip-row'
export {
  type EventTerms,
  type FacetCounts,
  type FacetView,
  makeFacets,
  mostSpecific,
} from './components/facet-view'
export { FacetBox } from './components/filter-panel'
export { FilterSheet } from './components/filter-sheet'
export { activeChips, type ChipView } from './components/filter-words'
export { filterWords } from './components/hint-words'
export { regionTiles, tileName } from './components/region-tiles'
export { readResultsAddress, sortChoices } from './components/results-address'
export { ResultsPage } from './components/results-page'
export { emptyFilters, makeResultsView, type ResultsView, withoutFilter } from './components/results-view'
export { ScenarioGrid, scenarioCells } from './components/scenario-grid'
export { understoodWords } from './components/understood-words'
export { VocabularyFrame, vocabularyFrame } from './components/vocabulary-frame'
export { VocabularyTable } from './components/vocabulary-table'
export {
  countLinks,
  type ResultCounts,
  type VocabularyList,
  vocabularyLists,
  vocabularyTable,
} from './components/vocabulary-table-view'
export { VocabularyTree } from './components/vocabulary-tree'
export * from './fields'
export * from './import/records'
export { scenariosOfTrack } from './import/track-scenarios'
export * from './ip-rating'
export * from './measured-fields'
export { plainText } from './numbers'
export * from './params'
export * from './quantity'
export * from './query-filters'
export * from './spec-filter'
export * from './spec-words'
export { attributesOfTrack } from './track-attributes'
export * from './tree'
export {
  allowedUnits,
  fromCanonical,
  toCanonical,
  type UnitReading,
} from './units'
export * from './value-names'
export * from './vocabulary'
