import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import { decideProposal } from './decide-proposal.server'
import type { AnswerForm, ProposalActForm } from './proposal.schema'
import { saveProposal, submitProposal, withdrawProposal } from './write-proposal.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Way = { origin: string }

/** One act on the page of an answer; the id of the proposal. @throws those of the act */
export function answerChallenge(
  services: Acting,
  viewer: Person,
  { challengeId, form }: { challengeId: number; form: z.output<typeof AnswerForm> },
  way: Way,
): Promise<number> {
  const { act, version, title, approach, maturity, durationMonths, offering } = form
  // One figure alone is the whole range.
  const costMinMinor = form.costMin ?? form.costMax
  const costMaxMinor = form.costMax ?? form.costMin
  const content = {
    title,
    approach,
    maturity,
    durationMonths,
    costMinMinor,
    costMaxMinor,
    offeringId: offering,
  }
  const written = { challengeId, version, content }
  return act === 'save'
    ? saveProposal(services, viewer, written)
    : submitProposal(services, viewer, written, way)
}

/** One act on the page of a proposal. @throws those of the act */
export const actOnProposal = (
  services: Acting,
  viewer: Person,
  { id, form }: { id: number; form: z.output<typeof ProposalActForm> },
  way: Way,
): Promise<void> =>
  form.act === 'withdraw'
    ? withdrawProposal(services, viewer, id)
    : decideProposal(services, viewer, { id, act: form.act, reason: form.reason }, way)
