/** The workbench's door for server code: what waits for a person. */
export { readNewMatches, readWork } from './read-work.server'
