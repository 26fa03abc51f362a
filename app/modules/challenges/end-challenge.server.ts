import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { type AuditEntry, audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { ChallengeEnd, Entry } from './challenge'
import { isPublicStage, refuseAtStage } from './challenge-states'
import { lockEntry } from './entries.repo.server'

type Parts = Pick<Services, 'db' | 'clock'>
const actions = {
  withdraw: 'challenge.withdrawn',
  close: 'challenge.closed',
  reopen: 'challenge.reopened',
} as const

/**
 * Takes a challenge from the public, back to the list; its proposals stay with those who wrote them. Nothing happens
 * where it is not public. @throws DomainError `not_found` (404), `challenge_state` (409)
 */
export const withdrawChallenge = (
  parts: Parts,
  viewer: Person,
  { id, reason }: { id: number; reason: string },
): Promise<void> =>
  change(parts, id, async (tx, entry) => {
    if (entry.publishedAt !== null && !isPublicStage(entry.stage) && entry.mergedInto === null) return null
    refuseAtStage(entry.stage, 'withdraw')
    await setEnd(tx, entry, { state: 'listed', at: parts.clock.now() })
    return { by: viewer, act: 'withdraw', detail: { reason } }
  })

/**
 * Ends a challenge, which stays readable with how it ended; ending it again in the same way changes nothing.
 * @throws DomainError `not_found` (404), `challenge_state` (409)
 */
export const closeChallenge = (
  parts: Parts,
  viewer: Person,
  { id, how, text }: { id: number; how: ChallengeEnd; text: string },
): Promise<void> =>
  change(parts, id, async (tx, entry) => {
    if (entry.closing?.how === how && entry.closing.text === text) return null
    refuseAtStage(entry.stage, 'close')
    await setEnd(tx, entry, { state: 'closed', how, text, at: parts.clock.now() })
    return { by: viewer, act: 'close', detail: { how, reason: text } }
  })

/** Opens a challenge again; nothing happens where it is open. @throws as `closeChallenge` */
export const reopenChallenge = (parts: Parts, viewer: Person, { id }: { id: number }): Promise<void> =>
  change(parts, id, async (tx, entry) => {
    if (entry.stage === 'published') return null
    refuseAtStage(entry.stage, 'reopen')
    await setEnd(tx, entry, { state: 'published', at: parts.clock.now() })
    return { by: viewer, act: 'reopen', detail: {} }
  })

type Done = { by: Person; act: keyof typeof actions; detail: NonNullable<AuditEntry['detail']> }

const change = (
  { db }: Parts,
  id: number,
  act: (tx: Tx, entry: Entry) => Promise<Done | null>,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id)
    const done = await act(tx, entry)
    if (done === null) return
    const { by, act: did, detail } = done
    await audit(tx, auditSource(by), {
      action: actions[did],
      object: { kind: 'challenge', id },
      detail,
    })
    await markForIndex(tx, 'needs', entry.needIds)
  })

const setEnd = (
  tx: Tx,
  { id, version }: Entry,
  end: { state: 'listed' | 'published' | 'closed'; how?: ChallengeEnd; text?: string; at: Date },
) =>
  tx
    .updateTable('challenges')
    .set({
      state: end.state,
      closed_how: end.how ?? null,
      closing_text: end.text ?? '',
      closed_at: end.how ? end.at : null,
      version: version + 1,
      updated_at: end.at,
    })
    .where('id', '=', id)
    .execute()
