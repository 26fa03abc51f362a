import { z } from 'zod'
import {
  fieldProblems,
  type ImportProblem,
  type ImportRecord,
  line,
  optionalCode,
  readExternalId,
  readSource,
  sourceColumns,
  unknownColumns,
  type Vocabulary,
} from '~/modules/vocabulary'
import type { SourceNote } from '~db/documents'
import type { NeedContent } from '~db/write-needs.server'
import type { OrganisationWrite } from '~db/write-organisations.server'
import type { needSchema } from './need.schema'

/** The column of each part of a need; the names are those of the sample file. */
const contentColumns: Record<string, string> = {
  titleZh: 'title_zh',
  titleEn: 'title_en',
  textZh: 'text_zh',
  textEn: 'text_en',
  scenarios: 'scenarios',
  tracks: 'tracks',
  conditions: 'conditions',
  equipmentClass: 'preferred_class',
  region: 'region',
  quantity: 'quantity',
  budget: 'budget',
  currency: 'currency',
  neededWithinDays: 'needed_within_days',
  neededBy: 'needed_by',
  urgency: 'urgency',
  constraints: 'constraints',
  hardConstraints: 'constraints_hard',
  wishedConstraints: 'constraints_wished',
}

/** The columns of a CSV file of needs. */
export const needColumns = [
  'id',
  'team_id',
  'team_zh',
  'team_en',
  'team_type',
  ...Object.values(contentColumns),
  'budget_cny',
  'synthetic',
  ...sourceColumns,
]
const known = new Set([...needColumns, 'intended_gap'])

export type NeedRecord = {
  row: number
  id: string
  content: NeedContent
  team: OrganisationWrite
  sample: boolean
  reference: boolean
  source: SourceNote | null
}

export type RecordContext = {
  vocabulary: Vocabulary
  schema: ReturnType<typeof needSchema>
  /** every row is a figure from a public list */
  reference: boolean
}

/** Checks one row whole; every problem is named, not only the first. */
export function readNeedRecord(
  record: ImportRecord,
  { vocabulary, schema, reference }: RecordContext,
): { record: NeedRecord | null; id: string | null; problems: ImportProblem[] } {
  const { fields } = record
  const { id, problems } = readExternalId(record)
  problems.push(...unknownColumns(record, id, (column) => known.has(column)))
  const parsed = schema.safeParse({
    ...Object.fromEntries(Object.entries(contentColumns).map(([key, column]) => [key, fields[column]])),
    budget: fields.budget ?? fields.budget_cny,
  })
  if (!parsed.success)
    problems.push(
      ...fieldProblems(parsed.error, record, id, ([key, index]) => {
        if (key === 'budget' && fields.budget === undefined) return 'budget_cny'
        const column = contentColumns[String(key)] ?? String(key)
        return index === undefined ? column : `${column}, item ${Number(index) + 1}`
      }),
    )
  const team = teamFields(vocabulary).safeParse(fields)
  if (!team.success) problems.push(...fieldProblems(team.error, record, id, ([column]) => String(column)))
  if (!parsed.success || !team.success || id === null || problems.length > 0)
    return { record: null, id, problems }
  const sample = fields.synthetic === true || fields.synthetic === 'true'
  const source = readSource(fields)
  return {
    id,
    problems,
    record: {
      row: record.row,
      id,
      content: parsed.data,
      sample,
      reference,
      source,
      team: {
        externalId: team.data.team_id || null,
        kind: 'rescue_team',
        nameZh: team.data.team_zh,
        nameEn: team.data.team_en,
        region: parsed.data.region,
        teamType: team.data.team_type,
        sizeZh: null,
        qualificationZh: null,
        sample,
        source: null,
      },
    },
  }
}

const teamFields = ({ teamTypes }: Vocabulary) =>
  z.object({
    team_id: line(64),
    team_zh: line(120, { required: true }),
    team_en: line(200),
    team_type: optionalCode(teamTypes, 'team types'),
  })
