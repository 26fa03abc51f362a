import type { TFunction } from 'i18next'
import { z } from 'zod'
import type { DomainError } from '../errors'
import type { FormState } from './form-state'

/** Never sent back to the page. */
const secret = /password|code|token|secret|credential/i

/** Field name → value; a name sent several times, or ending in `[]`, is a list. Files are left out. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values
    else fields[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return fields
}

/** A form that is kept as it was sent, whatever stands in it. */
export const AnyFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export type Parsed<Output> = { ok: true; input: Output } | { ok: false; state: FormState }

/** Reads fields by a schema; what is wrong is worded for the reader, with the values they sent. */
export function parseFields<S extends z.ZodType>(
  schema: S,
  fields: Record<string, string | string[]>,
  t: TFunction,
): Parsed<z.output<S>> {
  const result = schema.safeParse(fields)
  if (result.success) return { ok: true, input: result.data }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const name = issue.path.join('.')
    errors[name] ??= wordIssue(issue, t)
  }
  return { ok: false, state: { values: shown(fields), errors, error: t('form.check') } }
}

/** The form as it was sent, refused as a whole or, where the error names a field, there. */
export function refusedForm(
  fields: Record<string, string | string[]>,
  error: DomainError,
  t: TFunction,
): FormState {
  const text = wordError(error, t)
  const { field } = error.params
  return typeof field === 'string'
    ? { values: shown(fields), errors: { [field]: text }, error: t('form.check') }
    : { values: shown(fields), errors: {}, error: text }
}

/** A foreseen failure in words; the general ones where the locale has none for it. */
export const wordError = (error: DomainError, t: TFunction): string =>
  String(
    (t as (keys: string[], values: object) => unknown)(
      [`errors.${error.code}`, `workErrors.${error.code}`],
      error.params,
    ),
  )

/** The code of a list or register, such as `creditCode`, is no secret. */
const shown = (fields: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name) || /[a-z]Code$/.test(name)))

function wordIssue(issue: z.core.$ZodIssue, t: TFunction): string {
  const word = t as (key: string, values?: object) => string
  if (issue.code === 'too_big') return word('form.too_big', { n: Number(issue.maximum) })
  if (issue.code === 'too_small')
    return Number(issue.minimum) <= 1
      ? word('form.required')
      : word('form.too_small', { n: Number(issue.minimum) })
  if (issue.code === 'invalid_type') return word('form.required')
  if (issue.code === 'invalid_value') return word('form.choice')
  // A schema gives its own rules a code that the locale words.
  return /^[a-z_]+$/.test(issue.message) ? word(`form.${issue.message}`) : word('form.invalid')
}
