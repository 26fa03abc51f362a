/** The follows' door for server code: what people save, and telling them of its news. */
export { followChecks, followJobs } from './follow-jobs.server'
export { changeSearch, removeSearch } from './searches/change-search.server'
export { saveSearch } from './searches/save-search.server'
export { findSavedSearch, readSavedSearch, readSavedSearches } from './searches/saved-searches.repo.server'
export { SavedSearchForm, SaveSearchForm } from './searches/search.schema'
