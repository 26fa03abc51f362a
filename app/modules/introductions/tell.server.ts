import { type NoticeKind, notify } from '~/modules/notifications/index.server'
import type { Tx } from '~db/client.server'
import { type Introduction, otherSide, type Side } from './introduction'

/** What a side hears of, and the kind that its people choose by. */
const kinds = {
  asked: 'introduction_asked',
  accepted: 'introduction_answered',
  declined: 'introduction_answered',
  withdrawn: 'introduction_answered',
  lapsed: 'introduction_answered',
  lapsing: 'introduction_lapsing',
  trial_proposed: 'trial',
  trial_agreed: 'trial',
  trial_declined: 'trial',
  trial_cancelled: 'trial',
  trial_held: 'trial',
  ended: 'outcome',
  quote_requested: 'quote_requested',
  quote_cancelled: 'quote_requested',
  quote_sent: 'quote',
  quote_withdrawn: 'quote',
  quote_refused: 'quote_answered',
  quote_accepted: 'quote_answered',
  quote_declined: 'quote_answered',
  message: 'message',
} as const satisfies Record<string, NoticeKind>

export type News = keyof typeof kinds

/**
 * Tells the members of one side what became of an introduction, in the caller's transaction. `at`: now; `mark` tells
 * apart what may happen twice at one moment, such as versions.
 */
export const tellSide = (
  tx: Tx,
  introduction: Introduction,
  side: Side,
  news: News,
  { origin, at, mark = '' }: { origin: string; at: Date; mark?: string | number },
): Promise<void> => {
  const { id, offering, need } = introduction
  const other = introduction[otherSide(side)]
  const part =
    news === 'message'
      ? '/thread'
      : /^quote/.test(news)
        ? '/quote'
        : /^trial|^ended/.test(news)
          ? '/outcome'
          : ''
  return notify(
    tx,
    {
      kind: kinds[news],
      event: `introduction_${news}`,
      to: { organisationId: introduction[side].id, roles: ['editor', 'owner'] },
      words: `introduction.mail_${news}`,
      params: {
        offering: { zh: offering.nameZh, en: offering.nameEn },
        need: { zh: need.titleZh, en: need.titleEn },
        other: { zh: other.nameZh, en: other.nameEn },
        reason: introduction.reason,
        answer: introduction.answerText || '–',
      },
      subject: `introduction:${id}`,
      path: `/introductions/${id}${part}`,
      key: `introduction:${id}:${news}${mark}:${at.toISOString()}`,
      // A thread is told of once, until its reader comes to it.
      onceUntilRead: news === 'message',
    },
    { origin, at },
  )
}
