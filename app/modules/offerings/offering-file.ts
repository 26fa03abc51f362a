import { z } from 'zod'
import {
  ImportFileError,
  type ImportRecord,
  line,
  optionalCode,
  shown,
  type Vocabulary,
} from '~/modules/vocabulary'
import type { OrganisationWrite } from '~db/write-organisations.server'

type JsonOfferings = { records: ImportRecord[]; enterprises: Map<string, OrganisationWrite> }

/**
 * The rows of a JSON file of offerings: { enterprises, offerings } as in the sample file, or a bare list.
 * @throws ImportFileError where it is neither, or an enterprise is not valid
 */
export function offeringsOfJson(content: unknown, vocabulary: Vocabulary): JsonOfferings {
  const whole = Array.isArray(content) ? { offerings: content } : (content as Record<string, unknown> | null)
  const list = whole?.offerings
  if (!Array.isArray(list)) throw fileError('has no list "offerings"')
  const records = list.map((fields, index): ImportRecord => {
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
      return { row: index + 1, fields: fields as Record<string, unknown> }
    throw fileError(`item ${index + 1} of "offerings" is not an object`, fields)
  })
  const enterprises = whole && 'enterprises' in whole ? whole.enterprises : []
  if (!Array.isArray(enterprises)) throw fileError('"enterprises" is not a list')
  return { records, enterprises: readEnterprises(enterprises, vocabulary) }
}

const fileError = (reason: string, value: unknown = '') =>
  new ImportFileError([{ row: null, id: null, column: null, value: shown(value), reason }])

function readEnterprises(list: unknown[], { regions }: Vocabulary): Map<string, OrganisationWrite> {
  const schema = z.object({
    id: line(64, { required: true }),
    zh: line(120, { required: true }),
    en: line(200),
    region: optionalCode(regions, 'regions'),
    size_zh: line(40),
    qualification_zh: line(120),
    fictitious: z.boolean().optional(),
  })
  const enterprises = new Map<string, OrganisationWrite>()
  const problems = list.flatMap((item, index) => {
    const parsed = schema.safeParse(item)
    if (!parsed.success)
      return parsed.error.issues.map((issue) => ({
        row: index + 1,
        id: null,
        column: `enterprises.${issue.path.join('.')}`,
        value: '',
        reason: issue.message,
      }))
    const { id, zh, en, region, size_zh, qualification_zh, fictitious } = parsed.data
    enterprises.set(id, {
      externalId: id,
      kind: 'enterprise',
      nameZh: zh,
      nameEn: en,
      region,
      teamType: null,
      sizeZh: size_zh || null,
      qualificationZh: qualification_zh || null,
      sample: fictitious ?? false,
      source: null,
    })
    return []
  })
  if (problems.length > 0) throw new ImportFileError(problems)
  return enterprises
}
