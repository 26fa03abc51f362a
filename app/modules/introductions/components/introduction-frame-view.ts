import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Tab } from '~/ui/tabs'
import { type Introduction, type IntroductionState, otherSide, type Side } from '../introduction'
import { hasThread } from '../thread/message'

export type IntroductionFrameView = {
  title: string
  state: IntroductionState
  offering: { name: string; href: string }
  need: { name: string; href: string }
  /** the other organisation */
  other: string
  side: Side
  /** who asked when, and until when an answer is awaited */
  lines: string[]
  tabs: Tab[]
  /** what was just done, as the locale words it */
  did: string | null
  readOnly: boolean
}

export const inLang = (lang: Lang, zh: string, en: string) => (lang === 'en' ? en || zh : zh || en)

const dids = [
  'asked',
  'accept',
  'decline',
  'withdraw',
  'block',
  'propose',
  'agree',
  'decline_trial',
  'cancel',
  'record',
  'end',
  'quote_send',
  'quote_accept',
  'quote_decline',
  'quote_withdraw',
  'quote_refuse',
  'quote_cancel',
] as const

/** What stands above every page of an introduction. */
export function introductionFrame(
  { introduction, side }: { introduction: Introduction; side: Side },
  {
    lang,
    path,
    current,
    acts,
    did,
    unread = 0,
  }: {
    lang: Lang
    path: string
    current: string
    acts: boolean
    did: string | null
    /** messages of the other side that the reader has not seen */
    unread?: number
  },
): IntroductionFrameView {
  const { t } = i18nFor(lang)
  const { offering, need, state, askedBy, askedAt, lapsesAt, answeredAt } = introduction
  const other = introduction[otherSide(side)]
  const names = {
    offering: inLang(lang, offering.nameZh, offering.nameEn),
    need: inLang(lang, need.titleZh, need.titleEn),
  }
  const ours = askedBy === side
  const lines = [
    t(ours ? 'introduction.asked_by_us' : 'introduction.asked_by_them', { day: formatDate(askedAt, lang) }),
  ]
  if (state === 'asked')
    lines.push(t(ours ? 'introduction.waitsThem' : 'introduction.waits', { day: formatDate(lapsesAt, lang) }))
  if (answeredAt) lines.push(t('introduction.answered', { day: formatDate(answeredAt, lang) }))
  const tab = (href: string, label: string): Tab => ({
    href,
    label,
    current: current === href || (href !== path && current.startsWith(`${href}/`)),
  })
  const talk = tab(`${path}/thread`, t('thread.tab'))
  const known = dids.find((each) => each === did)
  return {
    title: t('introduction.one', names),
    state,
    offering: { name: names.offering, href: localPath(lang, `/offerings/${offering.id}`) },
    need: { name: names.need, href: localPath(lang, `/needs/${need.id}`) },
    other: inLang(lang, other.nameZh, other.nameEn),
    side,
    lines,
    tabs: [
      tab(path, t('introduction.overview')),
      ...(hasThread(state)
        ? [{ ...talk, ...(unread > 0 && !talk.current && { count: formatNumber(unread, lang) }) }]
        : []),
      // Before it is accepted there is nothing to quote, to try or to end.
      ...(answeredAt && state !== 'declined'
        ? [tab(`${path}/quote`, t('quote.tab')), tab(`${path}/outcome`, t('introduction.outcomeTab'))]
        : []),
    ],
    did: known ? t(`introduction.did_${known}`) : null,
    readOnly: !acts,
  }
}
