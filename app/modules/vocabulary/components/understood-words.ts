import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { UnderstoodChip } from '~search/plan'
import { demandWords } from '../spec-words'
import { codeName } from '../tree'
import type { Lang, Vocabulary } from '../vocabulary'

const signs = { '>=': '≥', '<=': '≤', '=': '=', present: '' } as const

/** What a part of the query was understood as, in words. */
export function understoodWords(chip: UnderstoodChip, vocabulary: Vocabulary, lang: Lang): string {
  const { t } = i18nFor(lang)
  const { constraint } = chip
  switch (chip.kind) {
    case 'track':
      return codeName(vocabulary.tracks, chip.code, lang)
    case 'scenario':
      return codeName(vocabulary.scenarios, chip.code, lang)
    case 'condition':
      return codeName(vocabulary.conditions, chip.code, lang)
    case 'class':
      return codeName(vocabulary.classes, chip.code, lang)
    case 'region':
      return codeName(vocabulary.regions, chip.code, lang)
    case 'verification':
      return codeName(vocabulary.verificationLevels, chip.code, lang)
    case 'constraint':
      return constraint ? demandWords(constraint, vocabulary, lang) : chip.from
    case 'price':
      return constraint?.number != null
        ? `${t('offering.price')} ${signs[constraint.op]} ${formatMoney(Math.round(constraint.number * 100), 'CNY', lang)}`
        : chip.from
    case 'lead_time':
      return constraint?.number != null
        ? `${t('offering.leadTime')} ${signs[constraint.op]} ${t('offering.days', { n: formatNumber(constraint.number, lang) })}`
        : chip.from
  }
}
