import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { type Gate, type GateOutcome, gateReason, wordReason } from '~/modules/matching'
import type { Need } from '~/modules/needs'
import { codeName, type Vocabulary } from '~/modules/vocabulary'
import { inLang } from '../../components/introduction-frame-view'
import type { Introduction } from '../../introduction'
import { failingKey } from '../../outcomes/outcome'
import { isExpired, type Quote, type QuoteVersion } from '../quote'

/** A quote that is held against others. */
export type Compared = {
  introduction: Introduction
  quote: Quote
  version: QuoteVersion
  gates: readonly Gate[]
}

export type ComparisonCell = {
  text: string
  outcome: GateOutcome | null
  notes: { text: string; outcome: GateOutcome | null }[]
}

export type ComparisonView = {
  need: string
  columns: { key: number; name: string; offering: string; href: string }[]
  rows: { key: string; label: string; cells: ComparisonCell[] }[]
  /** who was asked and has not quoted yet */
  awaited: { name: string; offering: string; href: string }[]
}

type Words = { vocabulary: Vocabulary; lang: Lang; today: string }
const plain = (text: string, notes: ComparisonCell['notes'] = []): ComparisonCell => ({
  text,
  outcome: null,
  notes,
})

/** Quotes for a need side by side: what each costs and when it comes, against what the team itself demands. */
export function comparisonView(
  need: Need,
  { compared, awaited }: { compared: readonly Compared[]; awaited: readonly Introduction[] },
  words: Words,
): ComparisonView {
  const { lang } = words
  const { t } = i18nFor(lang)
  const row = (key: string, label: string, cellOf: (each: Compared) => ComparisonCell) => ({
    key,
    label,
    cells: compared.map(cellOf),
  })
  return {
    need: inLang(lang, need.titleZh, need.titleEn),
    columns: compared.map(({ introduction }) => ({
      key: introduction.id,
      ...namesOf(introduction, lang),
      name: `${namesOf(introduction, lang).name} · ${namesOf(introduction, lang).offering}`,
    })),
    rows:
      compared.length === 0
        ? []
        : [
            row('version', t('quote.colVersion'), (each) => versionCell(each, words)),
            row('total', t('quote.total'), (each) => totalCell(each, compared, need, words)),
            row('piece', t('quote.perPiece'), (each) => pieceCell(each, need, lang)),
            row('delivery', t('quote.delivery'), (each) => deliveryCell(each, need, words)),
            row('valid', t('quote.validUntil'), ({ version }) => ({
              ...plain(formatDate(version.validUntil, lang)),
              ...(isExpired(version, words.today) && {
                notes: [{ text: t('quote.expired'), outcome: 'unknown' as const }],
              }),
            })),
            ...gateRows(compared, words),
            row('note', t('quote.note'), ({ version }) => plain(version.note || '–')),
          ],
    awaited: awaited.map((introduction) => namesOf(introduction, lang)),
  }
}

const namesOf = ({ id, enterprise, offering }: Introduction, lang: Lang) => ({
  name: inLang(lang, enterprise.nameZh, enterprise.nameEn),
  offering: inLang(lang, offering.nameZh, offering.nameEn),
  href: localPath(lang, `/introductions/${id}/quote`),
})

function versionCell({ introduction, quote, version }: Compared, { lang }: Words): ComparisonCell {
  const { t } = i18nFor(lang)
  const notes: ComparisonCell['notes'] = [{ text: t(`quote.state_${quote.state}`), outcome: null }]
  if (introduction.state === 'ended') notes.push({ text: t('quote.ended'), outcome: null })
  if (quote.accepted && quote.accepted.version !== version.version)
    notes.push({ text: t('quote.accepted', { n: quote.accepted.version }), outcome: null })
  return plain(t('quote.version', { n: version.version }), notes)
}

/** The total, the lowest of its currency, and the team's budget, which is for the whole quantity. */
function totalCell(
  { version }: Compared,
  all: readonly Compared[],
  need: Need,
  { lang }: Words,
): ComparisonCell {
  const { t } = i18nFor(lang)
  const notes: ComparisonCell['notes'] = []
  const rivals = all.filter((each) => each.version.currency === version.currency)
  if (rivals.length > 1 && rivals.every((each) => version.total <= each.version.total))
    notes.push({ text: t('quote.lowest'), outcome: null })
  if (need.budgetMinor !== null && need.currency === version.currency) {
    const budget = formatMoney(need.budgetMinor, need.currency, lang)
    const over = version.total - need.budgetMinor
    notes.push(
      over > 0
        ? {
            text: t('quote.overBudget', { budget, n: formatMoney(over, need.currency, lang) }),
            outcome: 'fail',
          }
        : { text: t('quote.withinBudget', { budget }), outcome: 'pass' },
    )
  }
  return plain(formatMoney(version.total, version.currency, lang), notes)
}

/** Over the pieces that were asked for, so that quotes of different lines can be held side by side. */
function pieceCell({ quote, version }: Compared, need: Need, lang: Lang): ComparisonCell {
  const pieces = quote.request?.quantity ?? need.quantity
  if (!pieces) return plain('–')
  return plain(formatMoney(Math.round(version.total / pieces), version.currency, lang), [
    { text: i18nFor(lang).t('quote.perPieceOf', { n: formatNumber(pieces, lang) }), outcome: null },
  ])
}

const DAY_MS = 86_400_000

/** Days from an order made today, against the day or the number of days that the need names. */
function deliveryCell({ version }: Compared, need: Need, { lang, today }: Words): ComparisonCell {
  const { t } = i18nFor(lang)
  const days = version.deliveryDays
  if (days === null)
    return {
      ...plain(
        t('quote.notSaid'),
        version.deliveryText ? [{ text: version.deliveryText, outcome: null }] : [],
      ),
      outcome: need.neededBy || need.neededWithinDays !== null ? 'unknown' : null,
    }
  const notes: ComparisonCell['notes'] = []
  if (need.neededBy) {
    const left = Math.floor((Date.parse(need.neededBy) - Date.parse(today)) / DAY_MS)
    const day = formatDate(need.neededBy, lang)
    notes.push(
      days <= left
        ? { text: t('quote.beforeDeadline', { day }), outcome: 'pass' }
        : { text: t('quote.afterDeadline', { day, n: formatNumber(days - left, lang) }), outcome: 'fail' },
    )
  } else if (need.neededWithinDays !== null) {
    const n = formatNumber(need.neededWithinDays, lang)
    const by = days - need.neededWithinDays
    notes.push(
      by <= 0
        ? { text: t('quote.daysWanted', { n }), outcome: 'pass' }
        : { text: t('quote.daysLate', { n, by: formatNumber(by, lang) }), outcome: 'fail' },
    )
  }
  if (version.deliveryText) notes.push({ text: version.deliveryText, outcome: null })
  return plain(t('quote.inDays', { n: formatNumber(days, lang) }), notes)
}

/** A row for each demand that any of the offerings is held against; price and delivery are the quote's own, above. */
function gateRows(compared: readonly Compared[], { vocabulary, lang }: Words): ComparisonView['rows'] {
  const { t } = i18nFor(lang)
  const named = new Map<string, string>()
  for (const { gates } of compared)
    for (const gate of gates)
      if (gate.kind === 'constraint' || gate.kind === 'condition')
        named.set(
          failingKey(gate),
          codeName(
            gate.kind === 'condition' ? vocabulary.conditions : vocabulary.attributes,
            gate.code,
            lang,
          ),
        )
  const outcomes = { pass: 'quote.passes', unknown: 'quote.unknowns', fail: 'quote.fails' } as const
  return [...named].map(([key, label]) => ({
    key,
    label,
    cells: compared.map(({ gates }) => {
      const gate = gates.find((each) => failingKey(each) === key)
      if (!gate) return plain(t('quote.noGate'))
      return {
        text: t(outcomes[gate.outcome]),
        outcome: gate.outcome,
        notes: [{ text: wordReason(gateReason(gate), vocabulary, lang), outcome: null }],
      }
    }),
  }))
}
