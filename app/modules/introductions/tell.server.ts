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
} as const satisfies Record<string, NoticeKind>

export type News = keyof typeof kinds

/** Tells the members of one side what became of an introduction, in the caller's transaction. `at`: now. */
export const tellSide = (
  tx: Tx,
  introduction: Introduction,
  side: Side,
  news: News,
  { origin, at }: { origin: string; at: Date },
): Promise<void> => {
  const { id, offering, need } = introduction
  const other = introduction[otherSide(side)]
  const onOutcome = /^trial|^ended/.test(news)
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
      path: `/introductions/${id}${onOutcome ? '/outcome' : ''}`,
      key: `introduction:${id}:${news}:${at.toISOString()}`,
    },
    { origin, at },
  )
}
