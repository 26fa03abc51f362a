/** Of what people are told; each can be chosen by itself. */
export const noticeKinds = [
  'introduction_asked',
  'introduction_answered',
  'introduction_lapsing',
  'message',
  'quote_requested',
  'quote',
  'quote_answered',
  'trial',
  'outcome',
  'review_result',
  'order',
  'need_lapsing',
  'endorsement',
  'exhibition',
  'meeting',
  'tour',
  'event_agenda',
  'event_news',
  'new_match',
  'new_match_offering',
  'saved_search',
  'followed_need',
  'followed_offering',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const isNoticeKind = (text: string): text is NoticeKind =>
  (noticeKinds as readonly string[]).includes(text)

export const frequencies = ['at_once', 'daily', 'weekly', 'never'] as const
/** When a notice of a kind is mailed. */
export type Frequency = (typeof frequencies)[number]

/** What a person chose for one kind. */
export type Preference = { onSite: boolean; mail: Frequency }

/** What can wait for the morning. */
const usuallyDaily = new Set<NoticeKind>(['event_news', 'new_match', 'new_match_offering'])

/** How it is for whoever chose nothing. */
export const usualPreference = (kind: NoticeKind): Preference => ({
  onSite: true,
  mail: usuallyDaily.has(kind) ? 'daily' : 'at_once',
})

/** Kinds that come several at a time: their mails wait a little, to be one. */
const inBulk = new Set<NoticeKind>([
  'message',
  'new_match',
  'new_match_offering',
  'saved_search',
  'followed_need',
  'followed_offering',
  'exhibition',
  'meeting',
  'event_agenda',
  'event_news',
])

export const comesInBulk = (kind: NoticeKind): boolean => inBulk.has(kind)
