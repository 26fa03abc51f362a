import { type Person, refuseWithout } from '~/modules/accounts'
import { readOwnNeed } from '~/modules/needs/index.server'
import { DomainError, isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { askIn, takeAsking } from '../ask-for-introduction.server'
import { lockIntroduction } from '../introductions.repo.server'
import { recordQuote } from './on-quote.server'
import { nextQuoteState } from './quote-states'
import { readQuote } from './quotes.repo.server'

export type QuoteAsking = { text: string; quantity: number | null; replyBy: string | null }

/**
 * Asks for quotes for a need, from the enterprises of up to ten offerings. Whoever has no introduction with the team yet
 * is asked for one by the same request. Each is asked in a transaction of its own: one that takes no requests does
 * not keep the others from theirs, and sending the same again asks those that are left.
 * @returns why an offering's enterprise could not be asked, by the offering's id
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `day_past` at `replyBy`
 */
export async function requestQuotes(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { needId, offeringIds, asking }: { needId: number; offeringIds: readonly number[]; asking: QuoteAsking },
  way: { origin: string },
): Promise<Map<number, DomainError>> {
  const { db, clock } = services
  const { need } = await readOwnNeed(db, viewer, needId)
  refuseWithout(viewer, need.organisation.id, 'introduce', { kind: 'need', id: needId })
  if (asking.replyBy !== null && asking.replyBy < clock.today())
    throw new DomainError('day_past', { field: 'replyBy' })
  const refused = new Map<number, DomainError>()
  for (const offeringId of offeringIds) {
    try {
      const pair = { offeringId, needId, reason: asking.text }
      await takeAsking(services, viewer, pair)
      await db.transaction().execute(async (tx) => {
        const id = await askIn(tx, services, viewer, pair, way)
        await requestQuote(tx, { viewer, id, asking, now: clock.now() }, way)
      })
    } catch (error) {
      if (!isDomainError(error)) throw error
      refused.set(offeringId, error)
    }
  }
  return refused
}

async function requestQuote(
  tx: Tx,
  { viewer, id, asking, now }: { viewer: Person; id: number; asking: QuoteAsking; now: Date },
  way: { origin: string },
): Promise<void> {
  const introduction = await lockIntroduction(tx, id, now)
  if (introduction.state === 'asked' && introduction.askedBy === 'enterprise')
    throw new DomainError('quote_answer_first', {}, { status: 409 })
  const quote = await readQuote(tx, id)
  const { request } = quote ?? { request: null }
  const same =
    quote?.state === 'requested' &&
    request?.text === asking.text &&
    request.quantity === asking.quantity &&
    request.replyBy === asking.replyBy
  if (same) return
  const side = viewer.organisation?.id === introduction.team.id ? 'team' : 'enterprise'
  const state = nextQuoteState(quote?.state ?? 'none', 'request', side)
  const changed = {
    state,
    request_text: asking.text,
    request_quantity: asking.quantity,
    reply_by: asking.replyBy,
    requested_at: now,
    requester_id: viewer.id,
    reason: '',
    last_event: 'request' as const,
    updated_at: now,
  }
  await tx
    .insertInto('quotes')
    .values({ introduction_id: id, ...changed })
    .onConflict((conflict) => conflict.column('introduction_id').doUpdateSet(changed))
    .execute()
  await recordQuote({ tx, viewer, introduction, side, now }, { event: 'request' }, way)
}
