import { hasOwnUnit } from '~/modules/vocabulary'
import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import type { ConstraintRow } from '~db/documents'
import type { NeedContent } from '~db/write-needs.server'
import type { NeedSettings } from './need-settings'

/** Fields that hold one text, and those that hold a list; the names are those of `needSchema` and `settingsSchema`. */
const texts = [
  'titleZh',
  'titleEn',
  'textZh',
  'textEn',
  'equipmentClass',
  'region',
  'quantity',
  'budget',
  'currency',
  'neededWithinDays',
  'neededBy',
  'urgency',
  'visibility',
  'openUntil',
] as const
const lists = ['scenarios', 'tracks', 'conditions', 'invited'] as const

/** One demand as it stands in the form. */
export type DemandRow = {
  attribute: string
  op: string
  value: string
  unit: string
  /** 'hard' or 'wished' */
  weight: string
}

const rowParts = { attribute: 'attr', op: 'op', value: 'value', unit: 'unit', weight: 'weight' } as const
const ROW = /^row\.r(\d{1,3})\./

/** The name of one part of the demand at `index`, from 0. */
export const rowName = (index: number, part: keyof DemandRow): string => `row.r${index}.${rowParts[part]}`

/** As many demands as a form holds; more than any team lists for one kind of equipment. */
export const MAX_ROWS = 40

/** The demands of a form in their order; one without an attribute is none. */
export function rowsOf(fields: FormFields): DemandRow[] {
  const indexes = new Set(Object.keys(fields).flatMap((name) => ROW.exec(name)?.[1] ?? []))
  return [...indexes]
    .map(Number)
    .sort((a, b) => a - b)
    .map((index) => ({
      attribute: textOf(fields, rowName(index, 'attribute')),
      op: textOf(fields, rowName(index, 'op')),
      value: textOf(fields, rowName(index, 'value')),
      unit: textOf(fields, rowName(index, 'unit')),
      weight: textOf(fields, rowName(index, 'weight')),
    }))
    .filter(({ attribute }) => attribute !== '')
    .slice(0, MAX_ROWS)
}

/** The same form with these demands, numbered from 0. */
export function withRows(fields: FormFields, rows: readonly DemandRow[]): FormFields {
  const others = Object.entries(fields).filter(([name]) => !ROW.test(name))
  const own = rows
    .slice(0, MAX_ROWS)
    .flatMap((row, index) =>
      (Object.keys(rowParts) as (keyof DemandRow)[]).map(
        (part) => [rowName(index, part), row[part]] as const,
      ),
    )
  return Object.fromEntries([...others, ...own])
}

/** Of everything that was sent, what belongs to the form of a need, with its demands numbered from 0. */
export function needFields(sent: FormFields): FormFields {
  const fields: FormFields = {}
  for (const name of texts) if (textOf(sent, name) !== '') fields[name] = textOf(sent, name)
  for (const name of lists) if (listIn(sent, name).length > 0) fields[name] = listIn(sent, name)
  return withRows(fields, rowsOf(sent))
}

/** What `needSchema` reads, of a form's fields; its demands are those of `rowsOf`. */
export function contentInput(fields: FormFields): Record<string, unknown> {
  return {
    ...Object.fromEntries(texts.map((name) => [name, textOf(fields, name)])),
    ...Object.fromEntries(lists.map((name) => [name, listIn(fields, name)])),
    constraints: demandInputs(fields),
  }
}

/** The demands of a form as `constraintsField` reads them. */
export const demandInputs = (fields: FormFields) =>
  rowsOf(fields).map(({ attribute, op, value, unit, weight }) => ({
    attr: attribute,
    op: op || '=',
    value,
    ...(unit && value && !hasOwnUnit(value) && { unit }),
    hard: weight !== 'wished',
  }))

/** The field that an issue of `needSchema` or `settingsSchema` is about. */
export function fieldOfIssue([part, index]: readonly PropertyKey[]): string {
  if (part === 'constraints') return rowName(Number(index ?? 0), 'value')
  return String(part)
}

/** The form that says what a need says: `contentInput` of it reads as the same content. */
export function fieldsOfContent(content: NeedContent): FormFields {
  return needFields(
    withRows(
      {
        titleZh: content.titleZh,
        titleEn: content.titleEn,
        textZh: content.textZh,
        textEn: content.textEn,
        scenarios: content.scenarios,
        tracks: content.tracks,
        conditions: content.conditions,
        equipmentClass: content.equipmentClass ?? '',
        region: content.region ?? '',
        quantity: numberText(content.quantity),
        budget: moneyText(content.budgetMinor),
        currency: content.currency,
        neededWithinDays: numberText(content.neededWithinDays),
        neededBy: content.neededBy ?? '',
        urgency: content.urgency,
      },
      content.constraints.map(rowOfConstraint),
    ),
  )
}

/** The part of the form that says who sees a need, and how long it stands. */
export const fieldsOfSettings = ({ visibility, openUntil, invited }: NeedSettings): FormFields => ({
  visibility,
  ...(openUntil !== null && { openUntil }),
  ...(invited.length > 0 && { invited: invited.map(String) }),
})

/** A copy to begin a new need from: its dates and the organisations invited belong to the other. */
export function copyOf(fields: FormFields): FormFields {
  const apart = new Set(['neededBy', 'openUntil', 'invited', 'visibility'])
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !apart.has(name)))
}

function rowOfConstraint({ attribute, op, valueWritten, unitWritten, flag, hard }: ConstraintRow): DemandRow {
  return {
    attribute,
    op,
    value: flag === null ? (valueWritten ?? '') : String(flag),
    unit: unitWritten ?? '',
    weight: hard ? 'hard' : 'wished',
  }
}

const numberText = (value: number | null) => (value === null ? '' : String(value))
const moneyText = (minor: number | null) =>
  minor === null ? '' : minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2)
