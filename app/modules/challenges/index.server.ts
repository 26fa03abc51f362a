/** The challenges' door for server code: reading the research-demand list, and every step of an entry's life. */
export { actOnEntry } from './act-on-entry.server'
export { ChallengeActForm } from './challenge.schema'
export { countStages, readEntries } from './entries.repo.server'
export { listChallenges } from './list-challenges.server'
export { readChallengeCodes, readChallengeSpans, readChallengeStamps } from './list-public.server'
export { actOnProposal, answerChallenge } from './proposals/act-on-proposal.server'
export { AnswerForm, ProposalActForm } from './proposals/proposal.schema'
export {
  countOwnProposals,
  countProposalsToJudge,
  findProposal,
  listOwnProposals,
  listProposalsOn,
  listProposalsToJudge,
  readNamed,
  readProposal,
} from './proposals/proposals.repo.server'
export { PublicQuery } from './public-query'
export { QueueQuery } from './queue-query'
export { readChallenge, readEntryOfNeed } from './read-challenge.server'
export { readDemand, readDemandOf } from './read-demand.server'
export { readReviewedEntry } from './read-review.server'
