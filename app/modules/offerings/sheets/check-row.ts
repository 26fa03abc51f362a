import { shown, type Vocabulary } from '~/modules/vocabulary'
import type { OfferingState } from '../offering'
import { codeOfName, type FormFields, fieldsOfContent, listIn, termFields, textOf } from '../offering-form'
import { checkContent } from '../revisions/check-content'
import type { OwnRow } from './own-rows.server'
import type { KeyedRow } from './read-sheet'
import type { RowKind, RowProblem } from './sheet'
import { CODE, ID } from './sheet-columns'
import { type CellProblem, keyOfField, mergeRow, normalFields, type ReadSheetRow } from './sheet-row'

/** A row of a file as the report keeps it. */
export type CheckedRow = {
  kind: RowKind
  name: string
  code: string | null
  offeringId: number | null
  /** null where nothing is to be written */
  fields: FormFields | null
  /** keys of columns; `code` among them where only that is new */
  changed: string[]
  problems: RowProblem[]
}

/** Whom the row is about, as it stands now. */
export type RowContext = {
  vocabulary: Vocabulary
  /** the listing with the row's number; null: there is none of this enterprise */
  byId: OwnRow | null
  /** the one with its code */
  byCode: OwnRow | null
  /** whether the same listing stands in another row of the file */
  twice: boolean
}

/**
 * Holds a row of a file against what the enterprise has. The fields that come out are those of the form with every
 * code in its place: what was typed as a name or a label is a code.
 */
export function checkRow(keyed: KeyedRow, read: ReadSheetRow, context: RowContext): CheckedRow {
  const { row } = read
  const before = row.id === null ? context.byCode : context.byId
  const fields = before ? mergeRow(before.fields, row.fields, keyed.keys) : row.fields
  // An empty cell takes no code away: by it the listing is known again.
  const code = row.code ?? before?.code ?? null
  const about = { name: shown(textOf(fields, 'nameZh')), code, offeringId: before?.id ?? null }
  const done = (kind: RowKind, more: Partial<CheckedRow>): CheckedRow => ({
    kind,
    ...about,
    fields: null,
    changed: [],
    problems: [],
    ...more,
  })

  const problems: CellProblem[] = [...read.problems, ...placeProblems(row, before, context)]
  if (problems.length === 0 && before && code === before.code && isSame(before.fields, fields))
    return done('unchanged', {})
  const { content, problems: found } = checkContent(fields, context.vocabulary)
  problems.push(...found.filter(({ reason }) => reason !== 'missing'))
  const canonical = content && fieldsOfContent(content)
  if (canonical) problems.push(...loose(row.fields, canonical))
  const changed = canonical && before ? changedKeys(before, { fields: canonical, code }, context) : []
  if (problems.length === 0 && before && changed.length === 0) return done('unchanged', {})
  if (before && changed.length > 0) problems.push(...stateProblems(before, changed))
  if (problems.length > 0 || canonical === null)
    return done('refused', { problems: problems.map((problem) => placed(problem, keyed)) })
  return done(before ? 'changed' : 'new', {
    fields: canonical,
    changed,
    problems: found.map((problem) => placed(problem, keyed)),
  })
}

/** Whether the row says clearly which listing it is about. */
function placeProblems(
  { id, code }: { id: number | null; code: string | null },
  before: OwnRow | null,
  { byCode, twice }: RowContext,
): CellProblem[] {
  const problem = (field: string, reason: string, value: string | number | null) => [
    { field, reason, value: String(value ?? ''), allowed: [] },
  ]
  if (id !== null && before === null) return problem(ID, 'unknown_offering', id)
  if (id === null && code === null) return problem(CODE, 'code_missing', null)
  if (id !== null && byCode !== null && byCode.id !== id) return problem(CODE, 'code_taken', code)
  return twice ? problem(id === null ? CODE : ID, 'same_twice', id ?? code) : []
}

/** What hinders such a change of a listing in its present state; null: nothing. */
export function hindrance({ state, revision }: OwnRow, changed: readonly string[]): string | null {
  if (state === 'archived') return 'archived'
  const content = contentChanged(changed)
  const atOnce = isLive(state) && content.every(isTerm)
  if (content.length === 0 || atOnce) return null
  return revision === 'in_review' || state === 'in_review' ? 'in_review' : null
}

/** Of what is or was on show, price and delivery change at once. */
export const isLive = (state: OfferingState) => state === 'published' || state === 'paused'
export const isTerm = (key: string) => termFields.some((name) => name === key)
/** Without the enterprise's own code, which is nobody else's business. */
export const contentChanged = (changed: readonly string[]) => changed.filter((key) => key !== CODE)

function stateProblems(before: OwnRow, changed: readonly string[]): CellProblem[] {
  const reason = hindrance(before, changed)
  return reason === null ? [] : [{ field: ID, reason, value: String(before.id), allowed: [] }]
}

/** Evidence and certificates of what the row does not claim would be lost without a word. */
function loose(typed: FormFields, said: FormFields): CellProblem[] {
  const listed = new Set(
    ['scenarios', 'conditions', 'standards', 'catalogues'].flatMap((name) => listIn(said, name)),
  )
  return Object.keys(typed).flatMap((name) => {
    const [kind, code = ''] = name.split('.')
    if ((kind !== 'claim' && kind !== 'citation') || listed.has(codeOfName(code))) return []
    const field = kind === 'claim' ? 'claims' : 'citations'
    return [{ field, reason: 'not_ticked', value: shown(codeOfName(code)), allowed: [] }]
  })
}

const isSame = (a: FormFields, b: FormFields) => differing(normalFields(a), normalFields(b)).length === 0

function differing(a: FormFields, b: FormFields): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].filter((name) => said(a, name) !== said(b, name))
}

/** Lists whose order says nothing, and is not kept where they are published. */
const unordered = new Set(['tags', 'catalogues', 'standards', 'regionsServed'])
const said = (fields: FormFields, name: string) =>
  JSON.stringify(unordered.has(name) ? [...listIn(fields, name)].sort() : fields[name])

/** The columns whose fields say something else than before, by what they mean and not by how they are typed. */
function changedKeys(
  before: OwnRow,
  after: { fields: FormFields; code: string | null },
  { vocabulary }: RowContext,
): string[] {
  const { content } = checkContent(before.fields, vocabulary)
  const earlier = normalFields(content ? fieldsOfContent(content) : before.fields)
  const keys = differing(earlier, normalFields(after.fields)).map((name) =>
    name.startsWith('unit.') ? `spec.${name.slice('unit.'.length)}` : (keyOfField(name) ?? name),
  )
  return [...new Set([...(before.code === after.code ? [] : [CODE]), ...keys])]
}

/** A problem under the key of its column, with its cell; that of a unit where it has a cell of its own. */
function placed(
  { field, reason, value, allowed }: CellProblem,
  { number, letters, cells }: KeyedRow,
): RowProblem {
  const unit = field.replace(/^spec\./, 'unit.')
  const key = reason === 'unknown_unit' && cells.has(unit) ? unit : (keyOfField(field) ?? field)
  const letter = letters.get(key)
  return {
    field: key,
    reason,
    value,
    allowed: allowed.slice(0, 40),
    ...(letter && { cell: `${letter}${number}` }),
  }
}
