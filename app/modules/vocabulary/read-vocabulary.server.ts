import { createHash } from 'node:crypto'
import type { Db } from '~db/client.server'
import type { SpecAttribute, TreeTerm, UnitAlias, Vocabulary } from './vocabulary'

/**
 * Reads every list from the database, terms in the order of their files. The trees have their children
 * filled in. Eleven small queries at once: keep the result (`vocabularyReader`).
 */
export async function readVocabulary(db: Db): Promise<Vocabulary> {
  const [
    version,
    scenarios,
    tracks,
    conditions,
    classes,
    levels,
    teamTypes,
    regions,
    attributes,
    catalogues,
    standards,
    synonyms,
  ] = await Promise.all([
    readVersion(db),
    db.selectFrom('scenarios').selectAll().orderBy('position').execute(),
    db.selectFrom('tracks').selectAll().orderBy('position').execute(),
    db.selectFrom('conditions').selectAll().orderBy('position').execute(),
    db.selectFrom('equipment_classes').selectAll().orderBy('position').execute(),
    db.selectFrom('verification_levels').selectAll().orderBy('rank').execute(),
    db.selectFrom('team_types').selectAll().orderBy('position').execute(),
    db.selectFrom('regions').selectAll().orderBy('position').execute(),
    db.selectFrom('spec_attributes').selectAll().orderBy('position').execute(),
    db.selectFrom('catalogues').selectAll().orderBy('position').execute(),
    db.selectFrom('standards').selectAll().orderBy('position').execute(),
    db.selectFrom('synonym_groups').selectAll().orderBy('position').execute(),
  ])
  return {
    version,
    scenarios: tree(
      scenarios.map((row) => ({
        ...treeTerm(row),
        slug: row.slug,
        description: row.description_en,
        hazards: row.hazards,
      })),
    ),
    tracks: tree(tracks.map((row) => ({ ...treeTerm(row), level: row.level }))),
    conditions: byCode(
      conditions.map((row) => ({
        ...term(row),
        group: row.condition_group,
        evidenceAttributes: row.evidence_attributes,
        evidenceRule: row.evidence_rule_en,
      })),
    ),
    classes: byCode(
      classes.map((row) => ({
        ...term(row),
        axis: row.axis,
        criteriaZh: row.criteria_zh,
        criteriaEn: row.criteria_en,
        targetTeamTypes: row.target_team_types,
      })),
    ),
    verificationLevels: byCode(levels.map((row) => ({ ...term(row), rank: row.rank }))),
    teamTypes: tree(
      teamTypes.map((row) => ({
        ...treeTerm(row),
        description: row.description_en,
        preferredClasses: row.preferred_classes,
      })),
    ),
    regions: byCode(
      regions.map((row) => ({
        ...term(row),
        shortZh: row.short_zh,
        macroRegionZh: row.macro_region_zh,
        tile: { col: row.tile_col, row: row.tile_row },
        latitude: row.latitude,
        longitude: row.longitude,
      })),
    ),
    attributes: byCode(
      attributes.map((row) => ({
        ...term(row),
        quantity: row.quantity,
        canonicalUnit: row.canonical_unit,
        valueType: row.value_type as SpecAttribute['valueType'],
        direction: row.direction as SpecAttribute['direction'],
        unitAliases: row.unit_aliases as UnitAlias[],
        tracks: row.track_codes,
        enumValues: row.enum_values,
        typicalMin: row.typical_min,
        typicalMax: row.typical_max,
      })),
    ),
    catalogues: byCode(catalogues.map((row) => ({ ...term(row), issuer: row.issuer, kind: row.kind }))),
    standards: byCode(standards.map((row) => ({ ...term(row), tracks: row.track_codes }))),
    synonyms: synonyms.map((row) => ({ code: row.code, zh: row.terms_zh, en: row.terms_en })),
  }
}

/** A digest of the hashes of all loaded lists: changes whenever any list changes. */
async function readVersion(db: Db): Promise<string> {
  const rows = await db.selectFrom('vocabulary_lists').select(['list', 'sha256']).orderBy('list').execute()
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${row.list} ${row.sha256}\n`)
  return hash.digest('hex').slice(0, 16)
}

/**
 * A function that gives the vocabulary and keeps it: the version is looked at again when `keepMs` have
 * passed, and the lists are read again only when it changed. Callers at the same time share one reading.
 */
export function vocabularyReader(db: Db, keepMs = 10_000): () => Promise<Vocabulary> {
  let kept: Vocabulary | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let running: Promise<Vocabulary> | null = null

  async function refresh(): Promise<Vocabulary> {
    const vocabulary =
      kept !== null && (await readVersion(db)) === kept.version ? kept : await readVocabulary(db)
    kept = vocabulary
    lookedAt = performance.now()
    return vocabulary
  }

  return () => {
    if (kept !== null && performance.now() - lookedAt < keepMs) return Promise.resolve(kept)
    running ??= refresh().finally(() => {
      running = null
    })
    return running
  }
}

type Named = { code: string; name_zh: string; name_en: string }

const term = (row: Named) => ({ code: row.code, zh: row.name_zh, en: row.name_en })
const treeTerm = (row: Named & { parent_code: string | null }) => ({
  ...term(row),
  parent: row.parent_code,
  children: [] as string[],
})

function byCode<T extends { code: string }>(terms: T[]): Map<string, T> {
  return new Map(terms.map((item) => [item.code, item]))
}

function tree<T extends TreeTerm>(terms: T[]): Map<string, T> {
  const map = byCode(terms)
  for (const item of terms) if (item.parent !== null) map.get(item.parent)?.children.push(item.code)
  return map
}
