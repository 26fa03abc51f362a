/** The follows' door for server code: what people save, and telling them of its news. */
export { followChecks, followJobs } from './follow-jobs.server'
export { isSaved } from './items/items.repo.server'
export { readSavedItems } from './items/read-items.server'
export { removeItem, SaveItemForm, saveItem } from './items/save-item.server'
export { changeSearch, removeSearch } from './searches/change-search.server'
export { saveSearch } from './searches/save-search.server'
export { findSavedSearch, readSavedSearch, readSavedSearches } from './searches/saved-searches.repo.server'
export { SavedSearchForm, SaveSearchForm } from './searches/search.schema'
