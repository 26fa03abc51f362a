/** A row's id as text: a positive whole number that a JavaScript number holds exactly. */
export const ROW_ID = /^[1-9]\d{0,14}$/

/** The text as a row's id; null where it is none. */
export const rowIdOf = (text: string): number | null => (ROW_ID.test(text) ? Number(text) : null)
