import type { Services } from '~/platform/services.server'
import { likePattern } from '~db/like-pattern'
import { pageOfRows } from '../admin/page-of-rows'
import { mailState, type OutboxQuery } from './outbox-query'

const PAGE = 50

/** One page of the mails, newest first, without their texts. */
export async function readOutbox({ db }: Pick<Services, 'db'>, { state, q, before }: OutboxQuery) {
  let query = db
    .selectFrom('mails')
    .select(['id', 'kind', 'to_address', 'subject', 'created_at', 'attempts', 'last_error', 'sent_at'])
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (before !== undefined) query = query.where('id', '<', before)
  if (q !== undefined) {
    const pattern = likePattern(q)
    query = query.where((eb) => eb.or([eb('to_address', 'ilike', pattern), eb('subject', 'ilike', pattern)]))
  }
  if (state) query = query.where('sent_at', state === 'sent' ? 'is not' : 'is', null)
  if (state === 'kept') query = query.where('last_error', 'is', null)
  if (state === 'failed') query = query.where('last_error', 'is not', null)
  const { rows, older } = pageOfRows(await query.execute(), PAGE)
  return { rows: rows.map((row) => ({ ...row, state: mailState(row) })), older }
}
