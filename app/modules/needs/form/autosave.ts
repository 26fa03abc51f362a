import type { AttributeGroup } from './need-form-view'

/** What the form is told after it was saved in the background. */
export type AutosaveAnswer = {
  /** of what is being written now; the form's own where it was saved */
  version?: number
  /** somebody else saved first: who and when, in words */
  conflict?: ConflictView
  savedAt?: string
  /** what cannot be read, by field, in words */
  errors?: Record<string, string>
  /** the attributes of the kinds chosen now */
  attributes?: AttributeGroup[]
  /** how the market stands to each demand, in words by key: `row.0`, `condition.NOPOWER`, `deadline`, `budget` */
  counted?: Record<string, string>
  counts?: unknown
}

/** What was saved elsewhere while this form was open. */
export type ConflictView = { version: number; by: string | null; at: string }
