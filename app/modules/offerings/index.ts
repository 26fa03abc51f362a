/** The offerings' door for everyone: what an offering is, its states, and the query of a search. */
export * from './offering'
export * from './offering-results'
export * from './offering-states'
export * from './parse-offering-query'
