import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { Introduction, Side } from '../../introduction'
import { isExpired, type Quote, type QuoteVersion, standingOf, type VersionStanding } from '../quote'
import { mayQuote, type QuoteEvent, quoteEvents } from '../quote-states'
import { type QuoteDocumentView, quoteDocumentView } from './quote-document-view'

export type QuotePageView = {
  /** where it stands, in words; null: nothing was asked for or sent */
  state: string | null
  reason: string | null
  request: { text: string; facts: string[] } | null
  /** the version that is read, the newest where none was chosen */
  shown: {
    version: number
    standing: VersionStanding
    document: QuoteDocumentView
    pdfHref: string
    total: string
  } | null
  versions: {
    version: number
    href: string
    sent: string
    total: string
    change: string | null
    standing: VersionStanding
    expired: boolean
    current: boolean
  }[]
  /** what the viewer may do now; answers are to the version that is shown, and only where it is the newest */
  acts: QuoteEvent[]
  /** what a new version would be to what is there */
  writing: 'write' | 'writeNext' | 'propose'
  accepted: number | null
  writeHref: string
  requestHref: string
  compareHref: string | null
  empty: 'noneTeam' | 'noneEnterprise' | 'onceAccepted' | 'none' | null
}

const answers: readonly QuoteEvent[] = ['accept', 'decline', 'withdraw']

/** The quote of an introduction, as one side sees it. */
export function quotePageView(
  {
    introduction,
    side,
    acts,
    quote,
    versions,
    chosen,
  }: {
    introduction: Introduction
    side: Side
    acts: boolean
    quote: Quote | null
    /** the newest first */
    versions: readonly QuoteVersion[]
    chosen: number | undefined
  },
  { lang, path, today }: { lang: Lang; path: string; today: string },
): QuotePageView {
  const { t } = i18nFor(lang)
  const newest = versions[0] ?? null
  const shown = versions.find(({ version }) => version === chosen) ?? newest
  const open = introduction.state === 'accepted'
  const state = quote?.state ?? 'none'
  const money = (minor: number, currency: string) => formatMoney(minor, currency, lang)
  return {
    state: quote && t(`quote.state_${quote.state}`),
    reason: quote?.reason || null,
    request: quote?.request
      ? {
          text: quote.request.text,
          facts: [
            t('quote.requestLine', { day: formatDate(quote.request.at, lang) }),
            ...(quote.request.quantity === null
              ? []
              : [t('quote.requestQuantity', { n: formatNumber(quote.request.quantity, lang) })]),
            ...(quote.request.replyBy === null
              ? []
              : [t('quote.requestBy', { day: formatDate(quote.request.replyBy, lang) })]),
          ],
        }
      : null,
    shown:
      quote && shown
        ? {
            version: shown.version,
            standing: standingOf(quote, shown.version),
            document: quoteDocumentView(introduction, shown, { lang, today }),
            pdfHref: `${path}/quote/pdf?version=${shown.version}`,
            total: money(shown.total, shown.currency),
          }
        : null,
    versions: quote
      ? versions.map((version, index) => ({
          version: version.version,
          href: `${path}/quote?version=${version.version}`,
          sent: formatDate(version.sentAt, lang),
          total: money(version.total, version.currency),
          change: changeWords(version, versions[index + 1], lang),
          standing: standingOf(quote, version.version),
          expired: isExpired(version, today),
          current: version === shown,
        }))
      : [],
    acts:
      acts && open
        ? quoteEvents.filter(
            (event) => mayQuote(state, event, side) && (!answers.includes(event) || shown === newest),
          )
        : [],
    writing: quote?.accepted ? 'propose' : newest ? 'writeNext' : 'write',
    accepted: quote?.accepted?.version ?? null,
    writeHref: `${path}/quote/write`,
    requestHref: localPath(
      lang,
      `/needs/${introduction.need.id}/quotes/request?offering=${introduction.offering.id}`,
    ),
    compareHref: side === 'team' ? localPath(lang, `/needs/${introduction.need.id}/quotes`) : null,
    empty: quote ? null : emptyWords(open, acts, side),
  }
}

function emptyWords(open: boolean, acts: boolean, side: Side): QuotePageView['empty'] {
  if (!open) return 'onceAccepted'
  if (!acts) return 'none'
  return side === 'team' ? 'noneTeam' : 'noneEnterprise'
}

/** How the total went from one version to the next; null: there is none to hold it against, or in another currency. */
function changeWords(version: QuoteVersion, before: QuoteVersion | undefined, lang: Lang): string | null {
  if (before === undefined || before.currency !== version.currency) return null
  const by = version.total - before.total
  if (by === 0) return i18nFor(lang).t('quote.same')
  return `${by > 0 ? '+' : '−'}${formatMoney(Math.abs(by), version.currency, lang)}`
}
