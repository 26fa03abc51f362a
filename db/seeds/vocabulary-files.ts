import { z } from 'zod'

/**
 * The vocabulary files: what each must look like, and the table rows it becomes. A row's position is
 * its place in the file. Unknown keys are let through: they are notes for readers of the file.
 */
const text = z.string().trim().min(1)
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'a code has letters, digits, dots, hyphens and underscores')
const sources = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const provenance = z.enum(['verified', 'recalled', 'judgment'])
const named = z.object({ code, zh: text, en: text, provenance, source: sources })
const meta = z.looseObject({ version: text })

const file = <Item extends z.ZodType>(item: Item, metaSchema: z.ZodType = meta) =>
  z.object({ _meta: metaSchema, items: z.array(item).min(1) })

const scenario = named.extend({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  description_en: z.string(),
  parent: code.nullable(),
  typical_hazards: z.array(text),
})
const track = named.extend({ level: z.int().min(1).max(3), parent: code.nullable() })
const condition = named.extend({
  group: text,
  evidence_attributes: z.array(code),
  evidence_rule_en: z.string(),
})
const equipmentClass = named.extend({
  axis: text,
  criteria_zh: z.array(text),
  criteria_en: z.array(text),
  target_team_types: z.array(code),
})
const classMeta = meta.and(
  z.looseObject({
    verification_levels: z.looseObject({
      values: z.array(z.object({ code, zh: text, en: text })).min(1),
    }),
  }),
)
const teamType = named.extend({
  parent: code.nullable(),
  description_en: z.string(),
  preferred_equipment_classes: z.array(code),
})
const region = named.extend({
  iso: text,
  zh_short: text,
  kind: text,
  macro_region_zh: text,
  tile: z.object({ col: z.int(), row: z.int() }),
  seat_lat: z.number().min(-90).max(90),
  seat_lon: z.number().min(-180).max(180),
})
const attribute = named
  .extend({
    quantity: text,
    canonical_unit: text,
    value_type: z.enum(['number', 'boolean', 'enum', 'ordinal', 'text']),
    direction: z.enum(['higher', 'lower', 'match', 'present']),
    unit_aliases: z.array(
      z.object({ alias: text, factor: z.number().positive(), offset: z.number().optional() }),
    ),
    tracks: z.union([z.literal('all'), z.array(code).min(1)]),
    enum_values: z.array(text).optional(),
    typical_range: z.tuple([z.any(), z.any()]).optional(),
  })
  .refine((item) => item.value_type !== 'enum' || item.enum_values?.length, 'an enum names its values')
const catalogue = named.extend({ issuer: text, kind: text })
const standard = z.object({
  id: text,
  title_zh: text,
  title_en: z.string(),
  tracks: z.array(code),
  provenance,
  source: sources,
})
const synonyms = z.object({
  id: code,
  zh: z.array(text),
  en: z.array(text),
  provenance,
  source: sources,
})

export const vocabularyFiles = {
  'spec-attributes': file(attribute),
  tracks: file(track),
  scenarios: file(scenario),
  conditions: file(condition),
  'team-types': file(teamType),
  'equipment-classes': file(equipmentClass, classMeta),
  regions: file(region),
  catalogues: file(catalogue),
  standards: file(standard),
  synonyms: file(synonyms),
} as const

export type VocabularyFileName = keyof typeof vocabularyFiles
export type VocabularyFiles = { [Name in VocabularyFileName]: z.infer<(typeof vocabularyFiles)[Name]> }

/** Rows of one table, keyed by column; every row has `code`. */
export type TableRows = { table: string; rows: ({ code: string } & Record<string, unknown>)[] }

const shared = (item: { provenance: string; source: string[] }, position: number) => ({
  position,
  provenance: item.provenance,
  sources: item.source,
})
const bilingual = (item: z.infer<typeof named>, position: number) => ({
  code: item.code,
  name_zh: item.zh,
  name_en: item.en,
  ...shared(item, position),
})
const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null)

/** The table rows of one file; `equipment-classes` holds the verification levels as well. */
export function toTableRows<Name extends VocabularyFileName>(
  name: Name,
  files: Pick<VocabularyFiles, Name>,
): TableRows[] {
  const convert = converters[name] as (content: VocabularyFiles[Name]) => TableRows[]
  return convert(files[name])
}

const converters: { [Name in VocabularyFileName]: (content: VocabularyFiles[Name]) => TableRows[] } = {
  'spec-attributes': ({ items }) => [
    {
      table: 'spec_attributes',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        quantity: item.quantity,
        canonical_unit: item.canonical_unit,
        value_type: item.value_type,
        direction: item.direction,
        unit_aliases: item.unit_aliases,
        track_codes: item.tracks === 'all' ? null : item.tracks,
        enum_values: item.enum_values ?? [],
        typical_min: numberOrNull(item.typical_range?.[0]),
        typical_max: numberOrNull(item.typical_range?.[1]),
      })),
    },
  ],
  tracks: ({ items }) => [
    {
      table: 'tracks',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        parent_code: item.parent,
        level: item.level,
      })),
    },
  ],
  scenarios: ({ items }) => [
    {
      table: 'scenarios',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        parent_code: item.parent,
        slug: item.slug,
        description_en: item.description_en,
        hazards: item.typical_hazards,
      })),
    },
  ],
  conditions: ({ items }) => [
    {
      table: 'conditions',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        condition_group: item.group,
        evidence_attributes: item.evidence_attributes,
        evidence_rule_en: item.evidence_rule_en,
      })),
    },
  ],
  'team-types': ({ items }) => [
    {
      table: 'team_types',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        parent_code: item.parent,
        description_en: item.description_en,
        preferred_classes: item.preferred_equipment_classes,
      })),
    },
  ],
  'equipment-classes': ({ _meta, items }) => [
    {
      table: 'equipment_classes',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        axis: item.axis,
        criteria_zh: item.criteria_zh,
        criteria_en: item.criteria_en,
        target_team_types: item.target_team_types,
      })),
    },
    {
      table: 'verification_levels',
      rows: (_meta as z.infer<typeof classMeta>).verification_levels.values.map((level, index) => ({
        code: level.code,
        name_zh: level.zh,
        name_en: level.en,
        rank: index + 1,
      })),
    },
  ],
  regions: ({ items }) => [
    {
      table: 'regions',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        iso: item.iso,
        short_zh: item.zh_short,
        kind: item.kind,
        macro_region_zh: item.macro_region_zh,
        tile_col: item.tile.col,
        tile_row: item.tile.row,
        latitude: item.seat_lat,
        longitude: item.seat_lon,
      })),
    },
  ],
  catalogues: ({ items }) => [
    {
      table: 'catalogues',
      rows: items.map((item, position) => ({
        ...bilingual(item, position),
        issuer: item.issuer,
        kind: item.kind,
      })),
    },
  ],
  standards: ({ items }) => [
    {
      table: 'standards',
      rows: items.map((item, position) => ({
        code: item.id,
        name_zh: item.title_zh,
        name_en: item.title_en,
        track_codes: item.tracks,
        ...shared(item, position),
      })),
    },
  ],
  synonyms: ({ items }) => [
    {
      table: 'synonym_groups',
      rows: items.map((item, position) => ({
        code: item.id,
        terms_zh: item.zh,
        terms_en: item.en,
        ...shared(item, position),
      })),
    },
  ],
}

export type FileProblem = { file: string; where: string; reason: string }

/** What is wrong across and inside the files: repeated codes, codes named but not defined, parent cycles. */
export function crossCheck(files: VocabularyFiles): FileProblem[] {
  const problems: FileProblem[] = []
  const known = (name: VocabularyFileName) =>
    new Set(files[name].items.map((item) => ('code' in item ? item.code : item.id)))
  const codes = Object.fromEntries(
    (Object.keys(files) as VocabularyFileName[]).map((name) => [name, known(name)]),
  ) as Record<VocabularyFileName, Set<string>>

  const refers = (
    name: VocabularyFileName,
    from: string,
    field: string,
    to: VocabularyFileName,
    named: string[],
  ) => {
    for (const target of named)
      if (!codes[to].has(target))
        problems.push({ file: name, where: `${from}.${field}`, reason: `${target} is not in ${to}` })
  }

  for (const name of Object.keys(files) as VocabularyFileName[]) {
    const seen = new Set<string>()
    for (const item of files[name].items) {
      const itemCode = 'code' in item ? item.code : item.id
      if (seen.has(itemCode)) problems.push({ file: name, where: itemCode, reason: 'the code occurs twice' })
      seen.add(itemCode)
    }
  }
  for (const name of ['scenarios', 'tracks', 'team-types'] as const) {
    const parents = new Map(files[name].items.map((item) => [item.code, item.parent]))
    for (const [start, parent] of parents) {
      if (parent) refers(name, start, 'parent', name, [parent])
      const path = new Set([start])
      for (let at = parent; at; at = parents.get(at) ?? null) {
        if (path.has(at)) {
          problems.push({ file: name, where: start, reason: 'its parents form a circle' })
          break
        }
        path.add(at)
      }
    }
  }
  for (const item of files.conditions.items)
    refers('conditions', item.code, 'evidence_attributes', 'spec-attributes', item.evidence_attributes)
  for (const item of files['team-types'].items)
    refers(
      'team-types',
      item.code,
      'preferred_equipment_classes',
      'equipment-classes',
      item.preferred_equipment_classes,
    )
  for (const item of files['equipment-classes'].items)
    refers('equipment-classes', item.code, 'target_team_types', 'team-types', item.target_team_types)
  for (const item of files['spec-attributes'].items)
    if (item.tracks !== 'all') refers('spec-attributes', item.code, 'tracks', 'tracks', item.tracks)
  for (const item of files.standards.items) refers('standards', item.id, 'tracks', 'tracks', item.tracks)
  return problems
}
