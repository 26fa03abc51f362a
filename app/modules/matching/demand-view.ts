import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Need, neededWords } from '~/modules/needs'
import { codeName, demandWords, type Lang, type Vocabulary } from '~/modules/vocabulary'
import type { DemandCount, DemandCounts } from './demand-counts'

export type DemandTableView = {
  total: number
  pass: number
  unknown: number
  near: number
  /** the demand that stands most in the way, in words; null where something is acceptable */
  advice: string | null
  demands: (Omit<DemandCount, 'kind' | 'code' | 'index'> & {
    key: string
    label: string
    /** nothing passes it or may pass it */
    empties: boolean
  })[]
}

/** How the market stands to a need, in the reader's language. */
export function demandTableView(
  counts: DemandCounts,
  need: Need,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): DemandTableView {
  const { t } = i18nFor(lang)
  const demands = counts.demands.map(({ kind, code, index, ...numbers }) => ({
    ...numbers,
    key: `${kind}.${code}.${index ?? ''}`,
    label: labelOf({ kind, code, index }, need, vocabulary, lang),
    empties: counts.total > 0 && numbers.pass + numbers.unknown === 0,
  }))
  const best = [...demands].sort((a, b) => b.gain - a.gain)[0]
  const none = counts.total > 0 && counts.pass + counts.unknown === 0
  return {
    total: counts.total,
    pass: counts.pass,
    unknown: counts.unknown,
    near: counts.near,
    advice: !none
      ? null
      : best && best.gain > 0
        ? t('demand.adviceDrop', { label: best.label, n: formatNumber(best.gain, lang) })
        : t('demand.adviceSeveral'),
    demands,
  }
}

function labelOf(
  { kind, code, index }: Pick<DemandCount, 'kind' | 'code' | 'index'>,
  need: Need,
  vocabulary: Vocabulary,
  lang: Lang,
): string {
  const { t } = i18nFor(lang)
  const constraint = index === null ? undefined : need.constraints[index]
  if (constraint) return demandWords(constraint, vocabulary, lang)
  if (kind === 'condition') return codeName(vocabulary.conditions, code, lang)
  if (kind === 'deadline') return `${t('need.needed')} ${neededWords(need, lang) ?? ''}`
  return `${t('need.budget')} ${formatMoney(need.budgetMinor ?? 0, need.currency, lang)}`
}

/**
 * The same beside each field of the form: words by `row.N`, `condition.CODE`, `deadline` and `budget`. `rows` gives
 * the place in the form of each constraint of the need.
 */
export function countedWords(
  counts: DemandCounts,
  rows: readonly number[],
  lang: Lang,
): Record<string, string> {
  const { t } = i18nFor(lang)
  const words: Record<string, string> = {}
  if (counts.total === 0) return words
  for (const { kind, code, index, pass, unknown, near, gain } of counts.demands) {
    const key = index !== null ? `row.${rows[index]}` : kind === 'condition' ? `condition.${code}` : kind
    const n = (value: number) => formatNumber(value, lang)
    const text = t('demand.counted', { pass: n(pass), unknown: n(unknown), near: n(near) })
    const whole = gain > 0 ? `${text}${t('demand.countedGain', { n: n(gain) })}` : text
    words[key] = words[key] === undefined ? whole : `${words[key]} / ${whole}`
  }
  return words
}
