/** The needs' door for everyone: what a need is, its states, and the query of a search. */
export { NeedCard, UrgencyTag } from './components/need-card'
export { type NeedCardView, needCardView } from './components/need-card-view'
export { NeedDetail } from './components/need-detail'
export { needDetailView } from './components/need-detail-view'
export * from './need'
export type { NeedHit, NeedResults } from './need-results'
export * from './need-states'
export * from './parse-need-query'
