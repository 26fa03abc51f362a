import { formatClock, formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '../components/introduction-frame-view'
import type { Introduction, Side } from '../introduction'
import { type Message, type NameCard, takenBackUntil } from './message'
import { templatesOf } from './templates'

export type CardView = { name: string; lines: string[]; phone: string; email: string }

/** A message as a page and a stream of events show it. */
export type MessageView = {
  id: number
  clientId: string
  /** written by the reader's side */
  ours: boolean
  /** written by the reader */
  mine: boolean
  author: string
  organisation: string
  day: string
  time: string
  at: string
  body: string
  file: { name: string; href: string; size: string; image: boolean } | null
  card: CardView | null
  takenBack: boolean
  /** until when the reader may take it back */
  mayTakeBackUntil: string | null
}

export type Template = { key: string; label: string; texts: { lang: Lang; text: string }[] }

export const cardView = (card: NameCard, lang: Lang): CardView => ({
  name: card.name,
  lines: [inLang(lang, card.organisationZh, card.organisationEn), card.duty].filter((line) => line !== ''),
  phone: card.phone,
  email: card.email,
})

/** `path`: of the introduction, in the reader's language. */
export function messageView(
  message: Message,
  {
    introduction,
    side,
    viewerId,
    lang,
    path,
    now,
  }: { introduction: Introduction; side: Side; viewerId: number; lang: Lang; path: string; now: Date },
): MessageView {
  const { id, clientId, author, file, card, sentAt } = message
  const { nameZh, nameEn } = introduction[message.side]
  const mine = author.id === viewerId
  return {
    id,
    clientId,
    ours: message.side === side,
    mine,
    author: author.name,
    organisation: inLang(lang, nameZh, nameEn),
    day: formatDate(sentAt, lang),
    time: formatClock(sentAt, lang),
    at: sentAt.toISOString(),
    body: message.body,
    file: file && {
      name: file.name,
      href: `${path}/files/${file.id}`,
      size: sizeOf(file.bytes, lang),
      image: file.mediaType.startsWith('image/'),
    },
    card: card && cardView(card, lang),
    takenBack: message.takenBackAt !== null,
    mayTakeBackUntil: mine ? (takenBackUntil(message, now)?.toISOString() ?? null) : null,
  }
}

/** The templates of a side, each in both languages, the reader's own first. */
export function templateViews(side: Side, lang: Lang): Template[] {
  const { t } = i18nFor(lang)
  const inTurn = [lang, lang === 'zh' ? 'en' : 'zh'] as const
  return templatesOf[side].map((key) => ({
    key,
    label: t(`thread.template_${key}`),
    texts: inTurn.map((each) => ({ lang: each, text: i18nFor(each).t(`thread.text_${key}`) })),
  }))
}

function sizeOf(bytes: number, lang: Lang): string {
  const mega = bytes / 1_048_576
  return mega >= 1
    ? `${formatNumber(Math.round(mega * 10) / 10, lang)} MB`
    : `${formatNumber(Math.max(1, Math.round(bytes / 1024)), lang)} KB`
}
