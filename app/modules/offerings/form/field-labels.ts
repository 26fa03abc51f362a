import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { codeOfName, interfaceKindOf } from '../offering-form'

const plain = [
  'nameZh',
  'nameEn',
  'model',
  'summaryZh',
  'summaryEn',
  'track',
  'equipmentClass',
  'tags',
  'scenarios',
  'conditions',
  'price',
  'priceMax',
  'priceBasis',
  'currency',
  'leadTimeDays',
  'capacityPerMonth',
  'warrantyMonths',
  'region',
  'regionsServed',
  'standards',
  'catalogues',
] as const

/** What a field of the form is called on the page. */
export function fieldLabel(field: string, vocabulary: Vocabulary, lang: Lang): string {
  const { t } = i18nFor(lang)
  const known = plain.find((name) => name === field)
  if (known) return t(`publish.${known}`)
  const [kind = '', name = ''] = field.split('.')
  const code = codeOfName(name)
  if (kind === 'spec') return name ? codeName(vocabulary.attributes, name, lang) : t('offering.allFigures')
  if (kind === 'claim')
    return codeName(
      vocabulary.conditions.has(code) ? vocabulary.conditions : vocabulary.scenarios,
      code,
      lang,
    )
  if (kind === 'citation')
    return vocabulary.standards.has(code) ? code : codeName(vocabulary.catalogues, code, lang)
  const connection = interfaceKindOf(field)
  if (connection) return t(`publish.interface_${connection}`)
  if (kind === 'video') return t('publish.videos')
  if (kind === 'media' || kind === 'alt') return t('publish.step_media')
  return t('publish.returnedAll')
}
