import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { codeName, demandWords, type Lang, termName, type Vocabulary } from '~/modules/vocabulary'
import type { Need } from '../need'

export type NeedCardView = {
  id: number
  href: string
  title: string
  plainTitle: string
  text: string
  sample: boolean
  reference: boolean
  source: string | null
  urgency: Need['urgency']
  state: Need['state']
  visibility: Need['visibility']
  scenarios: string[]
  tracks: string[]
  organisation: string
  region: string | null
  /** hard demands in words */
  demands: string[]
  moreDemands: number
  quantity: string | null
  budget: string | null
  needed: string | null
  published: string | null
}

const DEMANDS = 4

/** A need as a line of a list. */
export function needCardView(
  need: Need,
  {
    vocabulary,
    lang,
    highlight,
  }: {
    vocabulary: Vocabulary
    lang: Lang
    highlight?: { titleZh: string; titleEn: string; textZh: string; textEn: string }
  },
): NeedCardView {
  const { t } = i18nFor(lang)
  const plainTitle = inLang(lang, need.titleZh, need.titleEn)
  const hard = need.constraints.filter((constraint) => constraint.hard)
  const region = need.region ? vocabulary.regions.get(need.region) : undefined
  return {
    id: need.id,
    href: localPath(lang, `/needs/${need.id}`),
    title: highlight ? inLang(lang, highlight.titleZh, highlight.titleEn) || plainTitle : plainTitle,
    plainTitle,
    text: highlight
      ? inLang(lang, highlight.textZh, highlight.textEn)
      : inLang(lang, need.textZh, need.textEn),
    sample: need.sample,
    reference: need.reference,
    source: need.source?.title ?? null,
    urgency: need.urgency,
    state: need.state,
    visibility: need.visibility,
    scenarios: need.scenarios.map((code) => codeName(vocabulary.scenarios, code, lang)),
    tracks: need.tracks.map((code) => codeName(vocabulary.tracks, code, lang)),
    organisation: inLang(lang, need.organisation.nameZh, need.organisation.nameEn),
    region: region ? (lang === 'zh' ? region.shortZh : termName(region, lang)) : need.region,
    demands: hard.slice(0, DEMANDS).map((constraint) => demandWords(constraint, vocabulary, lang)),
    moreDemands: Math.max(0, hard.length - DEMANDS),
    quantity: need.quantity === null ? null : t('results.quantity', { n: formatNumber(need.quantity, lang) }),
    budget: need.budgetMinor === null ? null : formatMoney(need.budgetMinor, need.currency, lang),
    needed: neededWords(need, lang),
    published: need.publishedAt ? formatDate(need.publishedAt, lang) : null,
  }
}

export const inLang = (lang: Lang, zh: string, en: string): string => (lang === 'zh' ? zh || en : en || zh)

/** When it must be there, in words; null where nothing is said. */
export function neededWords(need: Pick<Need, 'neededBy' | 'neededWithinDays'>, lang: Lang): string | null {
  const { t } = i18nFor(lang)
  if (need.neededBy) return t('results.by', { date: formatDate(need.neededBy, lang) })
  if (need.neededWithinDays !== null)
    return t('results.withinDays', { n: formatNumber(need.neededWithinDays, lang) })
  return null
}
