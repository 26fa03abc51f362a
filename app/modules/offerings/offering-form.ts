import { hasOwnUnit } from '~/modules/vocabulary'
import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import type { OfferingContent } from '~db/write-offerings.server'
import { interfaceKinds } from './detail-fields'

export type { FormFields }

/** Fields that hold one text, and those that hold a list; the names are those of `offeringSchema`. */
const texts = [
  'nameZh',
  'nameEn',
  'summaryZh',
  'summaryEn',
  'model',
  'track',
  'equipmentClass',
  'region',
  'price',
  'priceMax',
  'currency',
  'priceBasis',
  'leadTimeDays',
  'capacityPerMonth',
  'warrantyMonths',
] as const
const lists = ['tags', 'scenarios', 'conditions', 'catalogues', 'standards', 'regionsServed'] as const

/** The fields that a published offering changes at once, without a review. */
export const termFields = [
  'price',
  'priceMax',
  'currency',
  'priceBasis',
  'leadTimeDays',
  'capacityPerMonth',
] as const

/** A code as part of a field's name: letters and digits stay, the rest becomes _hex_. */
const codePart = (code: string): string =>
  `c${code.replace(/[^A-Za-z0-9]/gu, (mark) => `_${mark.codePointAt(0)?.toString(16)}_`)}`

/** The inverse of `codePart`. */
export const codeOfName = (name: string): string =>
  name.slice(1).replace(/_([0-9a-f]+)_/g, (_whole, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))

export const specName = (attribute: string) => `spec.${attribute}`
export const unitName = (attribute: string) => `unit.${attribute}`
/** What the claim of a scenario or condition rests on. */
export const claimName = (code: string) => `claim.${codePart(code)}`
export const citationName = (code: string, part: 'number' | 'date') => `citation.${codePart(code)}.${part}`
export const interfaceName = (kind: string) => `interface.${kind}`
export const interfaceKindOf = (field: string) =>
  interfaceKinds.find((kind) => interfaceName(kind) === field) ?? null
export const videoName = (index: number, part: 'url' | 'title') => `video.v${index}.${part}`
/** `photo` or `document`: the uploads shown, by number, in their order. */
export const mediaName = (kind: 'photo' | 'document') => `media.${kind}`
export const altName = (upload: number, lang: 'zh' | 'en') => `alt.m${upload}.${lang}`

export { listIn, textOf }

/** What `offeringSchema` reads, of a form's fields. */
export function contentInput(fields: FormFields): Record<string, unknown> {
  const codes = (prefix: string) =>
    Object.keys(fields).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  const cited = [...new Set(codes('citation.').map((name) => name.split('.')[0] ?? ''))].map(codeOfName)
  const named = new Set([...listIn(fields, 'standards'), ...listIn(fields, 'catalogues')])
  const claimed = new Set([...listIn(fields, 'scenarios'), ...listIn(fields, 'conditions')])
  return {
    ...Object.fromEntries(texts.map((name) => [name, textOf(fields, name)])),
    ...Object.fromEntries(lists.map((name) => [name, listIn(fields, name)])),
    specs: specInputs(fields),
    interfaces: interfaceKinds.flatMap((kind) =>
      textOf(fields, interfaceName(kind))
        .split(/[\n;；]/u)
        .map((text) => ({ kind, text: text.trim() }))
        .filter(({ text }) => text !== ''),
    ),
    citations: cited
      .filter((code) => named.has(code))
      .map((code) => ({
        code,
        number: textOf(fields, citationName(code, 'number')),
        date: textOf(fields, citationName(code, 'date')),
      })),
    claims: codes('claim.')
      .map(codeOfName)
      .filter((code) => claimed.has(code))
      .map((code) => ({ code, text: textOf(fields, claimName(code)) })),
    media: (['photo', 'document'] as const).flatMap((kind) =>
      listIn(fields, mediaName(kind)).map((id) => ({
        id: Number(id),
        kind,
        altZh: textOf(fields, altName(Number(id), 'zh')),
        altEn: textOf(fields, altName(Number(id), 'en')),
      })),
    ),
    videos: videoInputs(fields),
  }
}

const specInputs = (fields: FormFields) =>
  Object.keys(fields).flatMap((name) => {
    const attribute = name.startsWith('spec.') ? name.slice('spec.'.length) : null
    const value = attribute === null ? '' : textOf(fields, name)
    if (attribute === null || value === '') return []
    const unit = hasOwnUnit(value) ? '' : textOf(fields, unitName(attribute))
    return [{ attr: attribute, value, ...(unit && { unit }) }]
  })

const videoInputs = (fields: FormFields) =>
  Object.keys(fields).flatMap((name) => {
    const index = /^video\.v(\d+)\.url$/.exec(name)?.[1]
    const url = index === undefined ? '' : textOf(fields, name)
    return url === '' ? [] : [{ url, title: textOf(fields, videoName(Number(index), 'title')), index }]
  })

/** The field that an issue of `offeringSchema` is about, for a form whose input was `contentInput`. */
export function fieldOfIssue(path: readonly PropertyKey[], input: Record<string, unknown>): string {
  const [part, index] = path
  type Item = { attr?: string; code?: string; kind?: string; index?: string }
  const item = (input[String(part)] as Item[] | undefined)?.[Number(index)]
  if (item && part === 'specs') return specName(item.attr ?? '')
  if (item && part === 'claims') return claimName(item.code ?? '')
  if (item && part === 'citations') return citationName(item.code ?? '', 'number')
  if (item && part === 'interfaces') return interfaceName(item.kind ?? '')
  if (part === 'videos') return videoName(Number(item?.index ?? 0), 'url')
  return String(part)
}

/** The form that says what an offering says: `contentInput` of it reads as the same content. */
export function fieldsOfContent(content: OfferingContent): FormFields {
  const fields: FormFields = {
    nameZh: content.nameZh,
    nameEn: content.nameEn,
    summaryZh: content.summaryZh,
    summaryEn: content.summaryEn,
    model: content.model ?? '',
    track: content.track,
    equipmentClass: content.equipmentClass,
    warrantyMonths: numberText(content.warrantyMonths),
    region: content.region ?? '',
    ...termFieldsOf(content),
    ...Object.fromEntries(lists.map((name) => [name, [...content[name]]])),
  }
  for (const spec of content.specs) {
    fields[specName(spec.attribute)] = spec.valueWritten
    if (spec.unitWritten !== null) fields[unitName(spec.attribute)] = spec.unitWritten
  }
  for (const kind of interfaceKinds) {
    const said = content.interfaces.filter((row) => row.kind === kind).map(({ text }) => text)
    if (said.length > 0) fields[interfaceName(kind)] = said.join('\n')
  }
  for (const { code, number, date } of content.citations) {
    fields[citationName(code, 'number')] = number
    fields[citationName(code, 'date')] = date ?? ''
  }
  for (const { code, text } of content.claims) fields[claimName(code)] = text
  for (const kind of ['photo', 'document'] as const) {
    const shown = content.media.filter((row) => row.kind === kind)
    if (shown.length > 0) fields[mediaName(kind)] = shown.map(({ id }) => String(id))
    for (const { id, altZh, altEn } of shown) {
      fields[altName(id, 'zh')] = altZh
      fields[altName(id, 'en')] = altEn
    }
  }
  for (const [index, { url, title }] of content.videos.entries()) {
    fields[videoName(index, 'url')] = url
    fields[videoName(index, 'title')] = title
  }
  return fields
}

type Terms = Pick<
  OfferingContent,
  'priceMinor' | 'priceMaxMinor' | 'currency' | 'priceBasis' | 'leadTimeDays' | 'capacityPerMonth'
>

/** The part of the form that changes at once. */
export const termFieldsOf = (terms: Terms): Record<(typeof termFields)[number], string> => ({
  price: moneyText(terms.priceMinor),
  priceMax: moneyText(terms.priceMaxMinor),
  currency: terms.currency,
  priceBasis: terms.priceBasis,
  leadTimeDays: numberText(terms.leadTimeDays),
  capacityPerMonth: numberText(terms.capacityPerMonth),
})

const numberText = (value: number | null) => (value === null ? '' : String(value))
const moneyText = (minor: number | null) =>
  minor === null ? '' : minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2)
