import { constraintsField, type Vocabulary } from '~/modules/vocabulary'
import { type FormFields, listIn, textOf } from '~/platform/http/form-fields'
import type { NeedContent } from '~db/write-needs.server'
import { needSchema } from '../need.schema'
import { contentInput, demandInputs, fieldOfIssue, rowName, rowsOf, withRows } from './need-form'
import { lastOpenDay, type NeedSettings, settingsSchema } from './need-settings'

/** One thing to mend: a field with why it is not taken (a `FieldReason`), or something that is missing. */
export type NeedProblem = {
  field: string
  reason: string
  value: string
  allowed: string[]
}

export type CheckedNeed = {
  /** null where some field cannot be read */
  content: NeedContent | null
  settings: NeedSettings | null
  /** what cannot be read: it is said as soon as it is typed */
  problems: NeedProblem[]
  /** what has to be there before the need is opened */
  missing: NeedProblem[]
}

const schemas = new WeakMap<Vocabulary, ReturnType<typeof needSchema>>()

/** Reads a form whole. `today`: YYYY-MM-DD. */
export function checkNeed(fields: FormFields, vocabulary: Vocabulary, today: string): CheckedNeed {
  let schema = schemas.get(vocabulary)
  if (schema === undefined) {
    schema = needSchema(vocabulary)
    schemas.set(vocabulary, schema)
  }
  const input = contentInput(fields)
  const content = schema.safeParse(input)
  const settings = settingsSchema.safeParse(input)
  const issues = [...(content.error?.issues ?? []), ...(settings.error?.issues ?? [])]
  const found = issues.map((issue): NeedProblem => {
    const params = (issue as { params?: { reason?: string; value?: string; allowed?: string[] } }).params
    return {
      field: fieldOfIssue(issue.path),
      reason: params?.reason ?? 'malformed',
      value: params?.value ?? '',
      allowed: params?.allowed ?? [],
    }
  })
  // A title not yet written is missing, as the figure of a demand is; neither is a slip.
  const isMissing = ({ reason }: NeedProblem) => reason === 'required'
  return {
    content: content.data ?? null,
    settings: settings.data ?? null,
    problems: [...found.filter((problem) => !isMissing(problem)), ...pastDays(fields, today)],
    missing: [...found.filter(isMissing), ...unsaid(fields)],
  }
}

const problem = (field: string, reason: string, value = ''): NeedProblem => ({
  field,
  reason,
  value,
  allowed: [],
})

function pastDays(fields: FormFields, today: string): NeedProblem[] {
  const neededBy = textOf(fields, 'neededBy')
  const openUntil = textOf(fields, 'openUntil')
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
  return [
    ...(isDay(neededBy) && neededBy < today ? [problem('neededBy', 'past', neededBy)] : []),
    ...(isDay(openUntil) && openUntil < today ? [problem('openUntil', 'past', openUntil)] : []),
    ...(isDay(openUntil) && openUntil > lastOpenDay(today)
      ? [problem('openUntil', 'too_far', openUntil)]
      : []),
  ]
}

function unsaid(fields: FormFields): NeedProblem[] {
  const named = listIn(fields, 'scenarios').length + listIn(fields, 'tracks').length > 0
  const uninvited = textOf(fields, 'visibility') === 'invited' && listIn(fields, 'invited').length === 0
  return [
    ...(named ? [] : [problem('scenarios', 'missing')]),
    ...(uninvited ? [problem('invited', 'missing')] : []),
  ]
}

/**
 * What can be counted and shown of a form that is not finished: everything that reads, without the parts that do
 * not. `rows` are the places in the form of the demands of `content`, in their order: a range gives two.
 */
export function readableNeed(
  fields: FormFields,
  vocabulary: Vocabulary,
  today: string,
): { content: NeedContent; rows: number[] } {
  const { problems, missing } = checkNeed(fields, vocabulary, today)
  const faulty = new Set([...problems, ...missing].map(({ field }) => field))
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !faulty.has(name)))
  const rows = rowsOf(fields)
  const places = rows.flatMap((_, index) => (faulty.has(rowName(index, 'value')) ? [] : [index]))
  const input = withRows(
    // A need without a title counts as well.
    faulty.has('titleZh') ? { ...kept, titleZh: '—' } : kept,
    places.flatMap((index) => rows[index] ?? []),
  )
  const { content } = checkNeed(input, vocabulary, today)
  if (content === null) throw new Error('a form without its faulty fields reads')
  const demands = demandInputs(input)
  const one = constraintsField(vocabulary)
  return {
    content: faulty.has('titleZh') ? { ...content, titleZh: '' } : content,
    rows: places.flatMap((index, at) => one.parse([demands[at]]).map(() => index)),
  }
}
