/** The insights' door for server code: reading across offerings and needs. */
export { readResultCounts } from './read-result-counts.server'
