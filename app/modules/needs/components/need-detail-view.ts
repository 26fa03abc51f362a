import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import {
  codeName,
  demandWords,
  type Lang,
  pathTo,
  termName,
  type Vocabulary,
  writtenWords,
} from '~/modules/vocabulary'
import type { ConstraintRow } from '~db/documents'
import type { Need } from '../need'
import { inLang, neededWords } from './need-card-view'
import { reasonWords } from './need-manage-view'

type LinkView = { href: string; label: string }

export type NeedDetailView = {
  id: number
  title: string
  otherTitle: string | null
  text: string
  sample: boolean
  reference: boolean
  source: { title: string; url: string | null; licence: string | null; ref: string | null } | null
  urgency: Need['urgency']
  state: Need['state']
  visibility: Need['visibility']
  /** why no offering is acceptable, as its team says to everybody; null where one may be */
  noMatch: { reasons: string; text: string } | null
  crumbs: LinkView[]
  constraints: { key: string; hard: boolean; demand: string; written: string | null }[]
  conditions: LinkView[]
  scenarios: LinkView[]
  tracks: LinkView[]
  terms: { key: string; label: string; value: string; note?: string }[]
  updated: string
  /** the equipment search that comes nearest to the need */
  searchHref: string
}

/** Everything the page of one need shows, in the reader's language. */
export function needDetailView(
  need: Need,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): NeedDetailView {
  const { t } = i18nFor(lang)
  const link = (param: string, terms: Parameters<typeof codeName>[0], code: string): LinkView => ({
    href: localPath(lang, `/needs?${new URLSearchParams({ [param]: code })}`),
    label: codeName(terms, code, lang),
  })
  const title = inLang(lang, need.titleZh, need.titleEn)
  const other = lang === 'zh' ? need.titleEn : need.titleZh
  const first = need.scenarios[0]
  const search = new URLSearchParams()
  for (const code of need.scenarios) search.append('scenario', code)
  return {
    id: need.id,
    title,
    otherTitle: other && other !== title ? other : null,
    text: inLang(lang, need.textZh, need.textEn),
    sample: need.sample,
    reference: need.reference,
    source: need.source && {
      title: need.source.title,
      url: need.source.url ?? null,
      licence: need.source.licence ?? null,
      ref: need.source.ref ?? null,
    },
    urgency: need.urgency,
    state: need.state,
    visibility: need.visibility,
    noMatch:
      need.state === 'no_acceptable_match' && need.closing
        ? {
            reasons: t('need.noMatchReasons', {
              reasons: need.closing.reasons.map((code) => reasonWords(code, lang)).join(t('site.listJoin')),
            }),
            text: need.closing.text,
          }
        : null,
    crumbs: [
      { href: localPath(lang, '/'), label: t('site.home') },
      { href: localPath(lang, '/needs'), label: t('site.needs') },
      ...(first
        ? pathTo(vocabulary.scenarios, first).map((code) => link('scenario', vocabulary.scenarios, code))
        : []),
    ],
    constraints: [...need.constraints]
      .sort((a, b) => Number(b.hard) - Number(a.hard))
      .map((constraint, index) => ({
        key: `${index}-${constraint.attribute}`,
        hard: constraint.hard,
        demand: demandWords(constraint, vocabulary, lang),
        written: writtenDemand(constraint, vocabulary, lang),
      })),
    conditions: need.conditions.map((code) => link('condition', vocabulary.conditions, code)),
    scenarios: need.scenarios.map((code) => link('scenario', vocabulary.scenarios, code)),
    tracks: need.tracks.map((code) => link('track', vocabulary.tracks, code)),
    terms: terms(need, vocabulary, lang),
    updated: t('site.updated', { date: formatDate(need.updatedAt, lang) }),
    searchHref: localPath(lang, `/offerings?${search}`),
  }
}

/** The value as it was written, where that differs from the common unit. */
function writtenDemand(constraint: ConstraintRow, vocabulary: Vocabulary, lang: Lang): string | null {
  const attribute = vocabulary.attributes.get(constraint.attribute)
  if (constraint.number === null || constraint.valueWritten === null) return null
  if (!constraint.unitWritten || constraint.unitWritten === attribute?.canonicalUnit) return null
  const { value, unit } = writtenWords(
    { ...constraint, valueWritten: constraint.valueWritten },
    attribute,
    lang,
  )
  return demandWords(constraint, vocabulary, lang).includes(`${value}\u00a0${unit}`)
    ? null
    : `${value} ${unit}`
}

function terms(need: Need, vocabulary: Vocabulary, lang: Lang): NeedDetailView['terms'] {
  const { t } = i18nFor(lang)
  const { quantity, budgetMinor } = need
  const region = need.region ? vocabulary.regions.get(need.region) : undefined
  const needed = neededWords(need, lang)
  const each =
    budgetMinor !== null && quantity !== null && quantity > 1
      ? t('need.perUnit', {
          amount: formatMoney(Math.floor(budgetMinor / quantity / 100) * 100, need.currency, lang),
        })
      : undefined
  const rows: (NeedDetailView['terms'][number] | null)[] = [
    quantity === null
      ? null
      : { key: 'quantity', label: t('need.quantity'), value: formatNumber(quantity, lang) },
    budgetMinor === null
      ? null
      : {
          key: 'budget',
          label: t('need.budget'),
          value: formatMoney(budgetMinor, need.currency, lang),
          ...(each && { note: each }),
        },
    needed === null ? null : { key: 'needed', label: t('need.needed'), value: needed },
    region
      ? {
          key: 'region',
          label: t('need.region'),
          value: lang === 'zh' ? region.shortZh : termName(region, lang),
        }
      : null,
    need.equipmentClass === null
      ? null
      : {
          key: 'class',
          label: t('need.class'),
          value: codeName(vocabulary.classes, need.equipmentClass, lang),
        },
    {
      key: 'team',
      label: t('need.team'),
      value: inLang(lang, need.organisation.nameZh, need.organisation.nameEn),
    },
    need.organisation.teamType === null
      ? null
      : {
          key: 'type',
          label: t('need.teamType'),
          value: codeName(vocabulary.teamTypes, need.organisation.teamType, lang),
        },
    { key: 'id', label: t('offering.id'), value: need.externalId ?? String(need.id) },
  ]
  return rows.filter((row) => row !== null)
}
