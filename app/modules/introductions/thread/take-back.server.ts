import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { removeFile } from '~/platform/files/stored-files.server'
import type { Services } from '~/platform/services.server'
import { tellNews } from '~db/news.server'
import { lockIntroduction, readIntroduction } from '../introductions.repo.server'
import { TAKEN_BACK_WITHIN_MS, takenBackUntil, takesMessages, threadTopic } from './message'
import { findMessage } from './messages.repo.server'

/**
 * Takes a message of the viewer's own back, within some minutes: its place stays, its content is gone for good. Doing
 * it again changes nothing.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed`, `not_author` (403), `not_accepted`,
 * `take_back_late` (409)
 */
export const takeMessageBack = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { introductionId: id, messageId }: { introductionId: number; messageId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { organisationId } = await readIntroduction(tx, viewer, id, now)
    refuseWithout(viewer, organisationId, 'introduce', { kind: 'introduction', id })
    const { state } = await lockIntroduction(tx, id, now)
    const message = await findMessage(tx, id, { id: messageId })
    if (message === null) throw notFoundError('message', messageId)
    if (message.author.id !== viewer.id) throw new DomainError('not_author', {}, { status: 403 })
    if (message.takenBackAt !== null) return
    if (!takesMessages(state)) throw new DomainError('not_accepted', {}, { status: 409 })
    if (takenBackUntil(message, now) === null)
      throw new DomainError('take_back_late', { minutes: TAKEN_BACK_WITHIN_MS / 60_000 }, { status: 409 })
    await tx
      .updateTable('introduction_messages')
      .set({ taken_back_at: now, body: '', card: null })
      .where('id', '=', messageId)
      .execute()
    if (message.file) await removeFile(tx, message.file.id, now)
    await audit(tx, auditSource(viewer), {
      action: 'introduction.message_taken_back',
      object: { kind: 'introduction', id },
      detail: { message: messageId },
    })
    await tellNews(tx, threadTopic(id))
  })
