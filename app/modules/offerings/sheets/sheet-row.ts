import { findTerm, type SpecAttribute, shown, type Term, type Vocabulary } from '~/modules/vocabulary'
import { ROW_ID } from '~/platform/row-id'
import type { ReadCell, WrittenCell } from '~/platform/workbook/workbook'
import { interfaceKinds } from '../detail-fields'
import { type FormFields, interfaceName, listIn, specName, textOf } from '../offering-form'
import { APART, choicesOf, termLabel } from './sheet-choices'
import { CODE, ID, type SheetColumn } from './sheet-columns'
import { citationsText, claimsText, readCitations, readClaims, readVideos, videosText } from './sheet-lists'

/** A row of a sheet as the form of an offering, and the form as a row. */

const termsOf = {
  track: 'tracks',
  equipmentClass: 'classes',
  region: 'regions',
  tags: 'classes',
  scenarios: 'scenarios',
  conditions: 'conditions',
  regionsServed: 'regions',
  standards: 'standards',
  catalogues: 'catalogues',
} as const
type TermField = keyof typeof termsOf
const lists = new Set<string>(['tags', 'scenarios', 'conditions', 'regionsServed', 'standards', 'catalogues'])
const isTermField = (key: string): key is TermField => key in termsOf

/** The longest text that a cell holds. */
const MAX_TEXT = 32_000

export type SheetRow = { id: number | null; code: string | null; fields: FormFields }

/** The cells of an offering in the order of the columns. */
export function cellsOfRow(
  { id, code, fields }: SheetRow,
  columns: readonly SheetColumn[],
  vocabulary: Vocabulary,
): WrittenCell[] {
  return columns.map(({ key, number }) => {
    if (key === ID) return id === null ? null : String(id)
    if (key === CODE) return code
    const text = cellText(key, fields, vocabulary).slice(0, MAX_TEXT)
    const figure = Number(text)
    // Only where the figure is written exactly so: 12.50 and 007 stay as they are.
    return number && text !== '' && String(figure) === text && Number.isFinite(figure) ? figure : text
  })
}

function cellText(key: string, fields: FormFields, vocabulary: Vocabulary): string {
  if (key === 'claims')
    return claimsText(fields, [...listIn(fields, 'scenarios'), ...listIn(fields, 'conditions')])
  if (key === 'citations')
    return citationsText(fields, [...listIn(fields, 'standards'), ...listIn(fields, 'catalogues')])
  if (key === 'videos') return videosText(fields)
  if (isTermField(key)) {
    const labels = listIn(fields, key).map((code) => {
      const term = vocabulary[termsOf[key]].get(code.trim())
      return term ? termLabel(term) : code.trim()
    })
    return labels.join('; ')
  }
  if (key === 'priceBasis') {
    const said = textOf(fields, key)
    return choicesOf(vocabulary, 'priceBases').values.find((label) => codeOfLabel(label) === said) ?? said
  }
  return textOf(fields, key)
}

const codeOfLabel = (label: string) => label.split(APART)[0]?.trim() ?? ''

const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

export type CellProblem = { field: string; reason: string; value: string; allowed: string[] }
export type ReadSheetRow = { row: SheetRow; problems: CellProblem[] }

/**
 * What a row says, by the keys of its columns. A column that is not there says nothing; an empty cell says that
 * there is nothing, and its field is then not among the fields.
 */
export function readRow(
  cells: ReadonlyMap<string, ReadCell>,
  keys: readonly string[],
  vocabulary: Vocabulary,
): ReadSheetRow {
  const row: SheetRow = { id: null, code: null, fields: {} }
  const problems: CellProblem[] = []
  const refuse = (field: string, reason: string, value: string) =>
    problems.push({ field, reason, value: shown(value), allowed: [] })
  for (const key of keys) {
    const cell = cells.get(key)
    if (cell === undefined) continue
    const text = textOfCell(cell)
    if (ERROR_VALUE.test(text)) refuse(key, 'malformed', text)
    else if (key === ID) {
      if (ROW_ID.test(text)) row.id = Number(text)
      else refuse(key, 'malformed', text)
    } else if (key === CODE) {
      if (/^[\p{L}\p{N}][\p{L}\p{N}._/\-+# ]{0,63}$/u.test(text)) row.code = text
      else refuse(key, 'malformed', text)
    } else Object.assign(row.fields, fieldsOfCell(key, text, vocabulary))
  }
  return { row, problems }
}

function textOfCell(cell: ReadCell): string {
  const text = typeof cell === 'object' ? cell.date : String(cell)
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\r\n', '\n')
    .trim()
}

function fieldsOfCell(key: string, text: string, vocabulary: Vocabulary): FormFields {
  if (text === '') return {}
  const { scenarios, conditions, standards, catalogues } = vocabulary
  if (key === 'claims') return readClaims(text, (code) => codeAmong(code, scenarios, conditions))
  if (key === 'citations') return readCitations(text, (code) => codeAmong(code, standards, catalogues))
  if (key === 'videos') return readVideos(text)
  if (isTermField(key)) {
    const terms = vocabulary[termsOf[key]]
    const read = (part: string) => codeAmong(part, terms)
    return { [key]: lists.has(key) ? partsOf(text, terms).map(read) : read(text) }
  }
  if (key === 'priceBasis') {
    const label = choicesOf(vocabulary, 'priceBases').values.find((each) =>
      each.split(APART).some((name) => name.toLowerCase() === text.toLowerCase()),
    )
    return { [key]: codeOfLabel(label ?? text) }
  }
  const attribute = key.startsWith('spec.') ? vocabulary.attributes.get(key.slice('spec.'.length)) : undefined
  return { [key]: attribute && isChosen(attribute) ? codeOfLabel(text) : text }
}

/** The code of a label, a code or a name; what none of the lists knows stays as it was typed. */
function codeAmong(written: string, ...lists: ReadonlyMap<string, Term>[]): string {
  const code = codeOfLabel(written)
  for (const terms of lists) {
    if (terms.has(code)) return code
    const found = findTerm(terms, written)
    if (found) return found.code
  }
  return written
}

const isChosen = ({ valueType, enumValues }: SpecAttribute) =>
  valueType === 'boolean' || enumValues.length > 0

/** 、 stands between items too, but within the names of some. */
function partsOf(text: string, terms: ReadonlyMap<string, { zh: string; en: string }>): string[] {
  const whole = text
    .split(/[;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const known = (part: string) =>
    terms.has(codeOfLabel(part)) || [...terms.values()].some(({ zh, en }) => zh === part || en === part)
  return whole.flatMap((part) =>
    known(part) || !/[、|]/u.test(part)
      ? [part]
      : part
          .split(/[、|]/u)
          .map((piece) => piece.trim())
          .filter((piece) => piece !== ''),
  )
}

/** The column of a field: claims, citations and films share one each. Null where the sheet has none for it. */
export function keyOfField(field: string): string | null {
  const [head] = field.split('.', 1)
  if (head === 'claim') return 'claims'
  if (head === 'citation') return 'citations'
  if (head === 'video') return 'videos'
  return head === 'media' || head === 'alt' || field === 'spec' ? null : field
}

/** What the form says after a row was read over it: what the sheet has no column for stays. */
export function mergeRow(before: FormFields, row: FormFields, keys: readonly string[]): FormFields {
  const said = new Set(keys)
  const kept = Object.entries(before).filter(([name]) => {
    const key = keyOfField(name)
    return key === null || !said.has(key)
  })
  return { ...Object.fromEntries(kept), ...row }
}

/**
 * A form in one shape, to be compared: without what says nothing (a unit without its figure, the evidence of what
 * is not claimed), with what is meant where nothing is said, films counted through.
 */
export function normalFields(fields: FormFields): FormFields {
  const named = (names: readonly string[]) => names.flatMap((name) => listIn(fields, name))
  const cited = citationsText(fields, named(['standards', 'catalogues']))
  const claimed = claimsText(fields, named(['scenarios', 'conditions']))
  const plain: FormFields = { currency: 'CNY', priceBasis: 'sale' }
  for (const name of Object.keys(fields)) {
    if (/^(?:claim|citation|video)\./.test(name)) continue
    if (name.startsWith('unit.') && textOf(fields, specName(name.slice('unit.'.length))) === '') continue
    if (lists.has(name) || name.startsWith('media.')) {
      const parts = listIn(fields, name).map((part) => part.trim())
      if (parts.length > 0) plain[name] = parts
    } else {
      const text = textOf(fields, name).replaceAll('\r\n', '\n')
      if (text !== '') plain[name] = text
    }
  }
  for (const kind of interfaceKinds) {
    const said = textOf(fields, interfaceName(kind))
    if (said !== '') plain[interfaceName(kind)] = linesOf(said)
  }
  return { ...plain, ...readCitations(cited), ...readClaims(claimed), ...readVideos(videosText(fields)) }
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** The attributes that a form gives a figure for. */
export const attributesIn = (fields: FormFields): string[] =>
  Object.keys(fields).flatMap((name) =>
    name.startsWith('spec.') && textOf(fields, name) !== '' ? [name.slice('spec.'.length)] : [],
  )
