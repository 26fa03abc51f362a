/** A spreadsheet that was uploaded, and what was read of it. */
export const sheetStates = [
  'reading',
  'refused',
  'checked',
  'writing',
  'written',
  'submitting',
  'submitted',
] as const
export type SheetState = (typeof sheetStates)[number]

/** The steps that go on in the background. */
export const steps = ['reading', 'writing', 'submitting'] as const
export type SheetStep = (typeof steps)[number]
export const stepIn = (state: SheetState): SheetStep | null => steps.find((step) => step === state) ?? null

/** What a row would do: begin a listing, change one, nothing, or it is not taken. */
export const rowKinds = ['new', 'changed', 'unchanged', 'refused'] as const
export type RowKind = (typeof rowKinds)[number]

/** Which rows are written: those that are right, or all of them or none. */
export const sheetModes = ['valid', 'all'] as const
export type SheetMode = (typeof sheetModes)[number]

/** Why a row is not taken, or (`missing`) what has to be added before it can be submitted. */
export type RowProblem = {
  /** the key of a column, or a field of the form that the file has no column for */
  field: string
  /** a `FieldReason`, `missing`, or one of `rowReasons` */
  reason: string
  value: string
  allowed: string[]
  /** where it stands: F12; missing where the file has no such column */
  cell?: string
}

/** What can be wrong with a row beside its fields. */
export const rowReasons = [
  'unknown_offering',
  'code_missing',
  'code_taken',
  'same_twice',
  'archived',
  'in_review',
  'not_ticked',
] as const

/** What became of a row that was written or submitted, where nothing hindered it. */
export const WRITTEN = 'written'
export const SUBMITTED = 'submitted'
/** Nothing waits for a review: it is in force already. */
export const IN_FORCE = 'in_force'

/** Of a file, in bytes. An export of 5,000 rows has about three million. */
export const MAX_SHEET_BYTES = 10 * 1_048_576
export const sheetFiles = { count: 1, each: MAX_SHEET_BYTES, total: MAX_SHEET_BYTES }
/** How long a report is kept after its last step. */
export const KEPT_DAYS = 60
