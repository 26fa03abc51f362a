import { ImportFileError, type ImportRecord, shown } from '~/modules/vocabulary'

/**
 * The rows of a JSON file of needs: { needs } as in the sample file, or a bare list.
 * @throws ImportFileError where it is neither
 */
export function needsOfJson(content: unknown): ImportRecord[] {
  const list = Array.isArray(content) ? content : (content as Record<string, unknown> | null)?.needs
  const refuse = (reason: string, value: unknown = '') =>
    new ImportFileError([{ row: null, id: null, column: null, value: shown(value), reason }])
  if (!Array.isArray(list)) throw refuse('has no list "needs"')
  return list.map((fields, index) => {
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
      return { row: index + 1, fields: fields as Record<string, unknown> }
    throw refuse(`item ${index + 1} of "needs" is not an object`, fields)
  })
}
