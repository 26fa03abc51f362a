import { z } from 'zod'
import {
  fieldProblems,
  type ImportProblem,
  type ImportRecord,
  line,
  listOf,
  optionalCode,
  readExternalId,
  readSource,
  sourceColumns,
  unknownColumns,
  type Vocabulary,
} from '~/modules/vocabulary'
import type { SourceNote } from '~db/documents'
import type { OfferingContent } from '~db/write-offerings.server'
import type { OrganisationWrite } from '~db/write-organisations.server'
import type { offeringSchema } from './offering.schema'

/** The column of each part of an offering; the names are those of the sample file. */
const contentColumns: Record<string, string> = {
  nameZh: 'name_zh',
  nameEn: 'name_en',
  summaryZh: 'summary_zh',
  summaryEn: 'summary_en',
  model: 'model',
  track: 'track',
  equipmentClass: 'equipment_class',
  tags: 'tags',
  scenarios: 'scenarios',
  conditions: 'conditions',
  region: 'region',
  price: 'price',
  priceMax: 'price_max',
  currency: 'currency',
  priceBasis: 'price_basis',
  leadTimeDays: 'lead_time_days',
  capacityPerMonth: 'capacity_per_month',
  warrantyMonths: 'warranty_months',
  verificationLevel: 'verification_level',
  catalogues: 'catalogues',
  standards: 'standards',
  specs: 'specs',
  regionsServed: 'regions_served',
  interfaces: 'interfaces',
  citations: 'citations',
  claims: 'claims',
  videos: 'videos',
}
const enterpriseColumns = [
  'enterprise_id',
  'enterprise_zh',
  'enterprise_en',
  'enterprise_region',
  'enterprise_size_zh',
  'enterprise_qualification_zh',
]
const otherColumns = ['price_cny', 'synthetic', ...sourceColumns]
const SPEC_COLUMN = /^spec\.([a-z0-9_]+)$/

/** The columns of a CSV file of offerings; `spec.<attribute>` may be added for any attribute. */
export const offeringColumns = ['id', ...enterpriseColumns, ...Object.values(contentColumns), ...otherColumns]
const known = new Set(offeringColumns)

export type OfferingRecord = {
  row: number
  id: string
  content: OfferingContent
  enterprise: OrganisationWrite | { externalId: string }
  sample: boolean
  reference: boolean
  source: SourceNote | null
}

export type RecordContext = {
  vocabulary: Vocabulary
  schema: ReturnType<typeof offeringSchema>
  /** enterprises that the file describes in a list of its own, by id */
  enterprises: Map<string, OrganisationWrite>
  /** every row is a figure from a public list */
  reference: boolean
}

export type ReadOffering = {
  /** null where the row has problems */
  record: OfferingRecord | null
  id: string | null
  enterprise: OfferingRecord['enterprise'] | null
  problems: ImportProblem[]
}

/** Checks one row whole; every problem is named, not only the first. */
export function readOfferingRecord(record: ImportRecord, context: RecordContext): ReadOffering {
  const { fields } = record
  const { id, problems } = readExternalId(record)
  problems.push(...unknownColumns(record, id, (column) => known.has(column) || SPEC_COLUMN.test(column)))
  const specs = listSpecs(fields)
  const parsed = context.schema.safeParse({
    ...Object.fromEntries(Object.entries(contentColumns).map(([key, column]) => [key, fields[column]])),
    price: fields.price ?? fields.price_cny,
    specs: specs.items,
  })
  if (!parsed.success)
    problems.push(
      ...fieldProblems(parsed.error, record, id, ([key, index]) => {
        if (key === 'specs') return specs.columns[Number(index)] ?? 'specs'
        if (key === 'price' && fields.price === undefined) return 'price_cny'
        return contentColumns[String(key)] ?? String(key)
      }),
    )
  const enterprise = readEnterprise(record, id, context, problems)
  const source = readSource(fields)
  if (!parsed.success || id === null || enterprise === null || problems.length > 0)
    return { record: null, id, enterprise, problems }
  return {
    id,
    enterprise,
    problems,
    record: {
      row: record.row,
      id,
      content: parsed.data,
      enterprise,
      sample: fields.synthetic === true || fields.synthetic === 'true',
      reference: context.reference,
      source,
    },
  }
}

/** The items of `specs` and of the `spec.<attribute>` columns, each with the column it came from. */
function listSpecs(fields: Record<string, unknown>): { items: unknown[]; columns: string[] } {
  const listed = listOf(fields.specs)
  const columns = listed.map((_item, index) => `specs, item ${index + 1}`)
  const items = [...listed]
  for (const [column, value] of Object.entries(fields)) {
    const attribute = SPEC_COLUMN.exec(column)?.[1]
    if (attribute === undefined || value === '' || value === null || value === undefined) continue
    items.push({ attr: attribute, value })
    columns.push(column)
  }
  return { items, columns }
}

function readEnterprise(
  record: ImportRecord,
  id: string | null,
  { enterprises, vocabulary, reference }: RecordContext,
  problems: ImportProblem[],
): OfferingRecord['enterprise'] | null {
  const { fields } = record
  const place = { row: record.row, id, column: 'enterprise_id' }
  const key = typeof fields.enterprise_id === 'string' ? fields.enterprise_id.trim() : ''
  const described = enterprises.get(key)
  if (described) return described
  const nameZh = typeof fields.enterprise_zh === 'string' ? fields.enterprise_zh.trim() : ''
  if (nameZh === '') {
    if (key !== '') return { externalId: key }
    problems.push({ ...place, value: '', reason: 'must be given, or enterprise_zh' })
    return null
  }
  const read = enterpriseFields(vocabulary).safeParse(fields)
  if (!read.success) {
    problems.push(...fieldProblems(read.error, record, id, ([column]) => String(column)))
    return null
  }
  return {
    externalId: key || null,
    kind: reference ? 'association' : 'enterprise',
    nameZh: read.data.enterprise_zh,
    nameEn: read.data.enterprise_en,
    region: read.data.enterprise_region,
    teamType: null,
    sizeZh: read.data.enterprise_size_zh || null,
    qualificationZh: read.data.enterprise_qualification_zh || null,
    sample: fields.synthetic === true || fields.synthetic === 'true',
    source: readSource(fields),
  }
}

const enterpriseFields = ({ regions }: Vocabulary) =>
  z.object({
    enterprise_zh: line(120, { required: true }),
    enterprise_en: line(200),
    enterprise_region: optionalCode(regions, 'regions'),
    enterprise_size_zh: line(40),
    enterprise_qualification_zh: line(120),
  })
