import type { Vocabulary } from '~/modules/vocabulary'
import type { OfferingContent } from '~db/write-offerings.server'
import { offeringSchema } from '../offering.schema'
import { contentInput, type FormFields, fieldOfIssue } from '../offering-form'
import { missingFields } from './revision'

/** One thing to mend: a field with why it is not taken, or something that is missing. */
export type ContentProblem = {
  field: string
  /** a `FieldReason`, or `missing` */
  reason: string
  value: string
  allowed: string[]
}

export type CheckedContent = { content: OfferingContent | null; problems: ContentProblem[] }

const schemas = new WeakMap<Vocabulary, ReturnType<typeof offeringSchema>>()

/** Reads a form whole. `content` is there where nothing is wrong, whether or not something is missing. */
export function checkContent(fields: FormFields, vocabulary: Vocabulary): CheckedContent {
  let schema = schemas.get(vocabulary)
  if (schema === undefined) {
    schema = offeringSchema(vocabulary)
    schemas.set(vocabulary, schema)
  }
  const input = contentInput(fields)
  const read = schema.safeParse(input)
  const missing = missingFields(fields).map((field) => ({
    field,
    reason: 'missing',
    value: '',
    allowed: [],
  }))
  if (read.success) return { content: read.data, problems: missing }
  const problems = read.error.issues.map((issue): ContentProblem => {
    const params = (issue as { params?: { reason?: string; value?: string; allowed?: string[] } }).params
    return {
      field: fieldOfIssue(issue.path, input),
      reason: params?.reason ?? 'malformed',
      value: params?.value ?? '',
      allowed: params?.allowed ?? [],
    }
  })
  return { content: null, problems: [...problems, ...missing] }
}

/**
 * What can be shown of a form that is not finished: everything that reads, without the parts that do not.
 * Null where not even a name, track and class are there.
 */
export function readableContent(fields: FormFields, vocabulary: Vocabulary): OfferingContent | null {
  const faulty = new Set(checkContent(fields, vocabulary).problems.map(({ field }) => field))
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !faulty.has(name)))
  return checkContent(rest, vocabulary).content
}
