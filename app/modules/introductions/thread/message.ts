import type { IntroductionState, Side } from '../introduction'

export const MAX_MESSAGE = 4_000
/** How long after it was sent an author may take a message back. */
export const TAKEN_BACK_WITHIN_MS = 5 * 60_000
/** So many messages a page shows. */
export const MESSAGES_A_PAGE = 100

export type MessageKind = 'text' | 'document' | 'card'

/** A name card as it was when it was sent. */
export type NameCard = {
  name: string
  organisationZh: string
  organisationEn: string
  duty: string
  phone: string
  email: string
}

/** A message as both sides read it. Of one that was taken back, nothing is left but who and when. */
export type Message = {
  id: number
  clientId: string
  side: Side
  author: { id: number; name: string }
  kind: MessageKind
  body: string
  file: { id: string; name: string; mediaType: string; bytes: number } | null
  card: NameCard | null
  sentAt: Date
  takenBackAt: Date | null
}

/** There is a thread from the acceptance on, and it stays to be read. */
export const hasThread = (state: IntroductionState): boolean => state === 'accepted' || state === 'ended'

/** Written while the introduction is under way. */
export const takesMessages = (state: IntroductionState): boolean => state === 'accepted'

/** Until when its author may take it back; null: no more, or it was. */
export function takenBackUntil({ sentAt, takenBackAt }: Pick<Message, 'sentAt' | 'takenBackAt'>, now: Date) {
  const until = new Date(sentAt.getTime() + TAKEN_BACK_WITHIN_MS)
  return takenBackAt === null && now < until ? until : null
}

/** What the listeners of an introduction's thread are told by. */
export const threadTopic = (introductionId: number): string => `introduction:${introductionId}`
