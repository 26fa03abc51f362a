import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { ChallengeAct } from './challenge.schema'
import { closeChallenge, reopenChallenge, withdrawChallenge } from './end-challenge.server'
import { mergeChallenges, unmergeChallenge } from './merge-challenges.server'
import { publishChallenge } from './publish-challenge.server'
import { rateChallenge } from './rate-challenge.server'

/**
 * What a reviewer's form asks for, done. Returns the entry to go on with: after a merge the one that is kept.
 * @throws DomainError those of the single steps
 */
export async function actOnEntry(
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  id: number,
  act: ChallengeAct,
): Promise<number> {
  switch (act.act) {
    case 'rate': {
      const { urgency, difficulty, rationale } = act
      await rateChallenge(services, viewer, { id, urgency, difficulty, rationale })
      return id
    }
    case 'merge': {
      const into = act.keep === 'this' ? id : act.into
      await mergeChallenges(services, viewer, { from: act.keep === 'this' ? act.into : id, into })
      return into
    }
    case 'unmerge':
      await unmergeChallenge(services, viewer, { id: act.entry })
      return id
    case 'publish': {
      const { act: _, version, ...content } = act
      await publishChallenge(services, viewer, { id, version, content })
      return id
    }
    case 'withdraw':
      await withdrawChallenge(services, viewer, { id, reason: act.reason })
      return id
    case 'close':
      await closeChallenge(services, viewer, { id, how: act.how, text: act.text })
      return id
    case 'reopen':
      await reopenChallenge(services, viewer, { id })
      return id
  }
}
