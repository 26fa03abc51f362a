/** A form as it was sent: nothing read yet, so that whatever was typed is kept. */
export type FormFields = Record<string, string | string[]>

/** The one text of a field, without white space around it; empty where there is none. */
export const textOf = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

/** The values of a field that may come several times; blank ones are none. */
export const listIn = (fields: FormFields, name: string): string[] => {
  const value = fields[name] ?? []
  return (Array.isArray(value) ? value : [value]).filter((part) => part.trim() !== '')
}
