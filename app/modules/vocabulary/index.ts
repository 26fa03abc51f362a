/** The vocabulary's door for everyone: its types, tree helpers, and reading quantities and parameters. */
export * from './params'
export * from './query-filters'
export * from './spec-filter'
export * from './tree'
export * from './vocabulary'
