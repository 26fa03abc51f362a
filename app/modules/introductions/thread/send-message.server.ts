import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { type CheckedFile, checkUpload } from '~/platform/files/check-upload.server'
import { saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { tellNews } from '~db/news.server'
import { type Introduction, otherSide } from '../introduction'
import { lockIntroduction, type OwnIntroduction, readIntroduction } from '../introductions.repo.server'
import { tellSide } from '../tell.server'
import { cardStamp, readOwnCard } from './card.server'
import { type MessageKind, takesMessages, threadTopic } from './message'
import { findMessage } from './messages.repo.server'

export type Sending = {
  introductionId: number
  /** made once for each message: sent again, it is the same */
  clientId: string
  content: { body: string; file: File | null } | { card: string }
}

/**
 * Sends a message, a document or the sender's name card to the other side; answers the message's id. What was sent
 * under this client id before, by the same person and with the same text, is not sent again, whatever has become of
 * the introduction since: its id is answered. Messages of one introduction are written one after the other, under its
 * lock, so that their ids rise in the order in which they can be read.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403); `not_accepted`, `message_id_taken`,
 * `card_changed` (409); `message_empty` at `body`; `rate_limited` (429), and those of `checkUpload` at `file`
 */
export async function sendMessage(
  services: Pick<Services, 'db' | 'clock' | 'env' | 'files'>,
  viewer: Person,
  { introductionId: id, clientId, content }: Sending,
  { origin }: { origin: string },
): Promise<number> {
  const { db, clock } = services
  const own = await readIntroduction(db, viewer, id, clock.now())
  refuseWithout(viewer, own.organisationId, 'introduce', { kind: 'introduction', id })
  const kind = kindOf(content)
  const sent = await findSent(db, viewer, { id, clientId, kind, content })
  if (sent !== null) return sent
  refuseUnaccepted(own.introduction)
  const file = 'file' in content ? content.file : null
  if ('body' in content && content.body === '' && file === null)
    throw new DomainError('message_empty', { field: 'body' })
  await takeFrom(services, 'message', `person ${viewer.id}`)
  const checked = file && (await checkDocument(services, viewer, file))
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const introduction = await lockIntroduction(tx, id, now)
    const meanwhile = await findSent(tx, viewer, { id, clientId, kind, content })
    if (meanwhile !== null) return meanwhile
    refuseUnaccepted(introduction)
    const { side, organisationId } = own
    const card = 'card' in content ? await seenCard(tx, viewer, own, content.card) : null
    const owner = { organisationId, uploadedBy: viewer.id }
    const fileId = checked && (await saveUpload(tx, services.files, checked, owner))
    const { id: messageId } = await tx
      .insertInto('introduction_messages')
      .values({
        introduction_id: id,
        side,
        author_id: viewer.id,
        client_id: clientId,
        kind,
        body: 'body' in content ? content.body : '',
        file_id: fileId,
        card: card && JSON.stringify(card),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.updateTable('introductions').set({ updated_at: now }).where('id', '=', id).execute()
    if (kind !== 'text')
      await audit(tx, auditSource(viewer), {
        action: kind === 'card' ? 'introduction.card_sent' : 'introduction.document_sent',
        object: { kind: 'introduction', id },
        detail: { file: fileId },
      })
    await tellNews(tx, threadTopic(id))
    await tellSide(tx, introduction, otherSide(side), 'message', {
      origin,
      at: now,
      mark: messageId,
    })
    return messageId
  })
}

const kindOf = (content: Sending['content']): MessageKind =>
  'card' in content ? 'card' : content.file ? 'document' : 'text'

/** The id of what was sent under this client id; null: nothing was. */
async function findSent(
  db: Services['db'] | Tx,
  viewer: Person,
  { id, clientId, kind, content }: Pick<Sending, 'clientId' | 'content'> & { id: number; kind: MessageKind },
): Promise<number | null> {
  const sent = await findMessage(db, id, { clientId })
  if (sent === null) return null
  const same =
    sent.author.id === viewer.id &&
    sent.kind === kind &&
    (sent.takenBackAt !== null || !('body' in content) || sent.body === content.body)
  if (!same) throw new DomainError('message_id_taken', {}, { status: 409 })
  return sent.id
}

function refuseUnaccepted({ state }: Introduction): void {
  if (!takesMessages(state)) throw new DomainError('not_accepted', {}, { status: 409 })
}

async function checkDocument(
  services: Pick<Services, 'db' | 'env'>,
  viewer: Person,
  file: File,
): Promise<CheckedFile> {
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  try {
    return await checkUpload(file, 'document')
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, { ...error.params, field: 'file' })
    throw error
  }
}

/** The card as it stands, which must be the one that its sender has looked at. */
async function seenCard(tx: Tx, viewer: Person, own: OwnIntroduction, seen: string) {
  const card = await readOwnCard(tx, viewer, own)
  if (cardStamp(card) !== seen) throw new DomainError('card_changed', {}, { status: 409 })
  return card
}
