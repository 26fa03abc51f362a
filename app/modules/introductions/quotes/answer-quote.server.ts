import type { Person } from '~/modules/accounts'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { onQuote, type QuoteGround } from './on-quote.server'
import { isExpired, type Quote } from './quote'
import type { QuoteAct } from './quote.schema'
import { nextQuoteState } from './quote-states'
import { readVersion } from './quotes.repo.server'

/**
 * One act on a quote that is there: its request refused or cancelled, a version accepted, declined or withdrawn. An
 * answer is to one exact version, and fails where a newer one exists. Sending the same again changes nothing.
 * @throws DomainError `quote_newer`, `quote_expired`, `quote_state` (409), `other_side` (403), and those of `onQuote`
 */
export const answerQuote = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id, form }: { id: number; form: QuoteAct },
  way: { origin: string },
): Promise<void> =>
  onQuote(
    services,
    viewer,
    id,
    async (ground) => {
      const { quote } = ground
      const version = 'version' in form ? form.version : undefined
      if (quote && isRepeated(quote, form)) return null
      if (quote && version !== undefined) refuseOther(quote, version)
      const state = nextQuoteState(quote?.state ?? 'none', form.act, ground.side)
      if (form.act === 'accept') await refuseExpired(ground, form.version)
      await ground.tx
        .updateTable('quotes')
        .set({
          state,
          reason: 'text' in form ? form.text : '',
          last_event: form.act,
          updated_at: ground.now,
          ...(form.act === 'accept' && {
            accepted_version: form.version,
            accepted_at: ground.now,
            accepter_id: ground.viewer.id,
          }),
        })
        .where('introduction_id', '=', id)
        .execute()
      return { event: form.act, ...(version !== undefined && { version }) }
    },
    way,
  )

const isRepeated = (quote: Quote, form: QuoteAct): boolean =>
  form.act === 'accept'
    ? quote.accepted?.version === form.version
    : quote.lastEvent === form.act && (!('version' in form) || quote.version === form.version)

/** Nobody answers what they have not read. */
function refuseOther({ introductionId, version }: Quote, answered: number): void {
  if (answered > version) throw notFoundError('quote', introductionId)
  if (answered < version) throw new DomainError('quote_newer', { answered, version }, { status: 409 })
}

async function refuseExpired({ tx, introduction, today }: QuoteGround, version: number): Promise<void> {
  const sent = await readVersion(tx, introduction.id, version)
  if (isExpired(sent, today))
    throw new DomainError('quote_expired', { day: sent.validUntil }, { status: 409 })
}
