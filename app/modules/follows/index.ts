/** The follows' door for everyone: what is followed, and the parts of its pages. */
export { FollowTabs } from './components/follow-tabs'
export { SaveItem } from './components/save-item'
export { SavedItems } from './components/saved-items'
export { SearchList, SearchWords } from './components/search-list'
export { canonicalQuery, followedKinds, MAX_NAME, parseFollowed } from './follow'
export { frequencyChoices } from './searches/search-view'
export { searchWords } from './searches/search-words'
