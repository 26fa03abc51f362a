/** The matching's door for server code: the matches of a need and of an offering. */
export { matchesOfNeed, type NeedMatches, type OfferingMatch } from './match-need.server'
export { matchesOfOffering, type NeedMatch, type OfferingMatches } from './match-offering.server'
export type { MatchServices } from './match-services.server'
