import { formatFigure } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { fieldLabel } from '../form/field-labels'
import { type FormFields, interfaceKindOf } from '../offering-form'

export type ComparedRow = { field: string; label: string; changed: boolean; before: string; after: string }

/** Two forms row by row, in the order of the pages; a value and its unit are one row. */
export function compareContents(
  before: FormFields | null,
  after: FormFields,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): ComparedRow[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])]
    .map(rowOf)
    .filter((name, index, all) => all.indexOf(name) === index)
    .sort((a, b) => orderOf(a) - orderOf(b))
  return names.flatMap((field) => {
    const [was, is] = [worded(before ?? {}, field, vocabulary, lang), worded(after, field, vocabulary, lang)]
    if (was === '' && is === '') return []
    return {
      field,
      label: fieldLabel(field, vocabulary, lang),
      changed: before !== null && was !== is,
      before: was,
      after: is,
    }
  })
}

/** The row that a field belongs to. */
function rowOf(field: string): string {
  const [kind = '', name = ''] = field.split('.')
  if (kind === 'unit') return `spec.${name}`
  if (kind === 'citation') return `citation.${name}.number`
  if (kind === 'video') return `video.${name}.url`
  if (kind === 'alt') return 'media.photo'
  return field
}

const order = [
  'name',
  'model',
  'summary',
  'track',
  'equipmentClass',
  'tags',
  'spec',
  'scenarios',
  'conditions',
  'claim',
]
const orderOf = (field: string) => {
  const at = order.findIndex((start) => field.startsWith(start))
  return at < 0 ? order.length : at
}

const lists: Record<string, 'scenarios' | 'conditions' | 'classes' | 'catalogues' | 'standards' | 'regions'> =
  {
    scenarios: 'scenarios',
    conditions: 'conditions',
    tags: 'classes',
    catalogues: 'catalogues',
    standards: 'standards',
    regionsServed: 'regions',
  }

function worded(fields: FormFields, field: string, vocabulary: Vocabulary, lang: Lang): string {
  const { t } = i18nFor(lang)
  const value = fields[field]
  const [kind = '', name = ''] = field.split('.')
  const text = (Array.isArray(value) ? value : [value ?? '']).filter((part) => part !== '')
  const list = lists[field]
  if (list) return text.map((code) => codeName(vocabulary[list], code, lang)).join(t('site.listJoin'))
  if (field === 'track') return codeName(vocabulary.tracks, text[0] ?? '', lang)
  if (field === 'equipmentClass') return codeName(vocabulary.classes, text[0] ?? '', lang)
  if (field === 'region') return text[0] ? codeName(vocabulary.regions, text[0], lang) : ''
  if (field === 'priceBasis')
    return text[0] ? (t as unknown as (key: string) => string)(`publish.basis_${text[0]}`) : ''
  if (kind === 'spec')
    return text.length === 0 ? '' : [text[0], fields[`unit.${name}`] ?? ''].join(' ').trim()
  if (kind === 'citation') return [text[0] ?? '', fields[`citation.${name}.date`] ?? ''].join(' ').trim()
  if (kind === 'video') return [text[0] ?? '', fields[`video.${name}.title`] ?? ''].join(' ').trim()
  if (kind === 'media')
    return text.map((id) => `#${id} ${fields[`alt.m${id}.zh`] ?? ''}`.trim()).join(t('site.listJoin'))
  if (interfaceKindOf(field)) return text.join('\n')
  if (field === 'price' || field === 'priceMax')
    return text[0] && /^\d+(\.\d+)?$/.test(text[0]) ? formatFigure(Number(text[0]), lang) : (text[0] ?? '')
  return text.join(t('site.listJoin'))
}
