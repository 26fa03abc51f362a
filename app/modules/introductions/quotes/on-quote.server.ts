import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type Introduction, otherSide, type Side } from '../introduction'
import { lockIntroduction, readIntroduction } from '../introductions.repo.server'
import { tellSide } from '../tell.server'
import type { Quote } from './quote'
import type { QuoteEvent } from './quote-states'
import { readQuote } from './quotes.repo.server'

/** What an act on a quote stands on: the introduction, locked, and whose side acts. */
export type QuoteGround = {
  tx: Tx
  viewer: Person
  introduction: Introduction
  side: Side
  quote: Quote | null
  now: Date
  today: string
}

/**
 * One act on the quote of an introduction that is accepted, under the introduction's lock. `act` says what happened, or
 * null where it was a repetition. What happened is in the audit log and told to the other side.
 * @throws DomainError `not_found` (404), `not_accepted` (409), `not_verified`, `not_allowed` (403), and those of `act`
 */
export const onQuote = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
  act: (ground: QuoteGround) => Promise<{ event: QuoteEvent; version?: number } | null>,
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { side, organisationId } = await readIntroduction(tx, viewer, id, now)
    refuseWithout(viewer, organisationId, 'introduce', { kind: 'introduction', id })
    const introduction = await lockIntroduction(tx, id, now)
    const quote = await readQuote(tx, id)
    const happened = await act({ tx, viewer, introduction, side, quote, now, today: clock.today() })
    if (happened === null) return
    if (introduction.state !== 'accepted') throw new DomainError('not_accepted', {}, { status: 409 })
    await recordQuote({ tx, viewer, introduction, side, now }, happened, way)
  })

/** Puts down what happened to a quote, and tells the other side. Prices are for the two sides alone: in no log. */
export async function recordQuote(
  { tx, viewer, introduction, side, now }: Omit<QuoteGround, 'quote' | 'today'>,
  { event, version }: { event: QuoteEvent; version?: number },
  way: { origin: string },
): Promise<void> {
  await tx.updateTable('introductions').set({ updated_at: now }).where('id', '=', introduction.id).execute()
  await audit(tx, auditSource(viewer), {
    action: actions[event],
    object: { kind: 'introduction', id: introduction.id },
    detail: version === undefined ? {} : { version },
  })
  await tellSide(tx, introduction, otherSide(side), news[event], { ...way, at: now, mark: version ?? '' })
}

const actions = {
  request: 'quote.requested',
  refuse: 'quote.refused',
  cancel: 'quote.cancelled',
  send: 'quote.sent',
  accept: 'quote.accepted',
  decline: 'quote.declined',
  withdraw: 'quote.withdrawn',
} as const

const news = {
  request: 'quote_requested',
  refuse: 'quote_refused',
  cancel: 'quote_cancelled',
  send: 'quote_sent',
  accept: 'quote_accepted',
  decline: 'quote_declined',
  withdraw: 'quote_withdrawn',
} as const
