import type { Person } from '~/modules/accounts'
import { type BestPair, bestPairs, matchOf } from '~/modules/matching'
import { needScopeOf } from '~/modules/needs'
import { readNeed, readNeeds } from '~/modules/needs/index.server'
import { readOffering, readOfferings } from '~/modules/offerings/index.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { otherSide } from './meeting'
import { type MeetingParticipant, readParticipants } from './participants.server'

type Reading = Pick<Services, 'db' | 'clock' | 'vocabulary'>

/**
 * Whom a participant could meet, with the two things that fit best, best first: its own against what each of the other
 * side brings. Needs that the viewer may not read are left out.
 */
export async function readPartners(
  { db, clock, vocabulary }: Reading,
  viewer: Person,
  scope: EventScope,
  own: MeetingParticipant,
): Promise<{ partner: MeetingParticipant; pair: BestPair }[]> {
  const others = (await readParticipants(db, scope)).filter(({ side }) => side === otherSide(own.side))
  const theirs = others.flatMap(({ things }) => things)
  const [needIds, offeringIds] = own.side === 'team' ? [own.things, theirs] : [theirs, own.things]
  const [needs, offerings, words] = await Promise.all([
    readNeeds(db, needScopeOf(viewer), needIds),
    readOfferings(db, 'public', offeringIds),
    vocabulary(),
  ])
  const byId = new Map(others.map((other) => [other.id, other]))
  return bestPairs({ needs, offerings }, words, clock.today()).flatMap((pair) => {
    const { organisation } = own.side === 'team' ? pair.offering : pair.need
    const partner = byId.get(organisation.id)
    return partner ? [{ partner, pair }] : []
  })
}

/**
 * The pair that a meeting would rest on: what both sides bring, and how it fits today.
 * @throws DomainError `not_found` (404) of what the viewer does not see or what nobody brings there, `no_match` (422)
 */
export async function readMeetingPair(
  db: Db | Tx,
  { clock, vocabulary }: Pick<Services, 'clock' | 'vocabulary'>,
  viewer: Person,
  { scope, offeringId, needId }: { scope: EventScope; offeringId: number; needId: number },
) {
  const participants = await readParticipants(db, scope)
  const [offering, need, words] = await Promise.all([
    readOffering(db, 'public', offeringId),
    readNeed(db, needScopeOf(viewer), needId),
    vocabulary(),
  ])
  const brings = (side: MeetingParticipant['side'], organisationId: number, thing: number) =>
    participants.find(
      (each) => each.side === side && each.id === organisationId && each.things.includes(thing),
    )
  const enterprise = brings('enterprise', offering.organisation.id, offeringId)
  const team = brings('team', need.organisation.id, needId)
  if (!enterprise || !team) throw new DomainError('not_brought', {}, { status: 422 })
  const match = matchOf(need, offering, words, clock.today())
  if (!match || match.far) throw new DomainError('no_match', {}, { status: 422 })
  return { offering, need, enterprise, team, match }
}
