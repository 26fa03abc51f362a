/** The needs' door for everyone: what a need is, its states, and the query of a search. */
export * from './need'
export * from './need-states'
export * from './parse-need-query'
