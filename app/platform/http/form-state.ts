/** What a form is shown with after it was refused: the values sent, and what is wrong, already in words. */
export type FormState = {
  values: Record<string, string | string[]>
  /** by field name */
  errors: Record<string, string>
  /** of the form as a whole */
  error: string | null
}
