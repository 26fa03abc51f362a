import { isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Person } from '../viewer'
import { decideReview, type ReviewDecision } from './decide-review.server'

/**
 * Decides several rows of the queue for one reason, each in a transaction of its own: one that changed meanwhile,
 * or that this reviewer must not decide, is left alone and reported.
 */
export async function decideReviews(
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  {
    rows,
    decision,
    reason,
  }: {
    rows: readonly Pick<ReviewDecision, 'organisationId' | 'reviewId' | 'version'>[]
    decision: ReviewDecision['decision']
    reason: string
  },
  site: { origin: string },
): Promise<{ decided: number[]; left: number[] }> {
  const decided: number[] = []
  const left: number[] = []
  for (const row of rows) {
    try {
      await decideReview(services, viewer, { ...row, decision, reason }, site)
      decided.push(row.organisationId)
    } catch (error) {
      if (!isDomainError(error)) throw error
      left.push(row.organisationId)
    }
  }
  return { decided, left }
}
