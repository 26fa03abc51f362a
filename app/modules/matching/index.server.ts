/** The matching's door for server code: the matches of a need and of an offering. */

export { answersOfNeeds, type NeedAnswer } from './answers-of-needs.server'
export { countDemands } from './count-demands.server'
export { countDraft } from './count-draft.server'
export { matchesBesidePublic } from './match-beside-public.server'
export { matchesOfNeed, type NeedMatches, type OfferingMatch } from './match-need.server'
export {
  gapsOfOffering,
  matchesOfOffering,
  type NeedMatch,
  type OfferingMatches,
} from './match-offering.server'
export type { MatchServices } from './match-services.server'
export {
  type NewMatch,
  type NewMatches,
  newMatchesOfNeeds,
  newMatchesOfOfferings,
} from './new-matches.server'
export { needsSuitedBy, offeringsSuitedBy, type Suited } from './suiting-new.server'
