import { createHash } from 'node:crypto'
import type { Db } from '~db/client.server'
import { buildVocabulary } from './build-vocabulary'
import type { Vocabulary } from './vocabulary'

/**
 * Reads every list from the database, terms in the order of their files. The trees have their children
 * filled in. Twelve small queries at once: keep the result (`vocabularyReader`).
 */
export async function readVocabulary(db: Db): Promise<Vocabulary> {
  const [version, ...lists] = await Promise.all([
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
  const [scenarios, tracks, conditions, equipment_classes, verification_levels, team_types] = lists
  const [, , , , , , regions, spec_attributes, catalogues, standards, synonym_groups] = lists
  return buildVocabulary(version, {
    scenarios,
    tracks,
    conditions,
    equipment_classes,
    verification_levels,
    team_types,
    regions,
    spec_attributes,
    catalogues,
    standards,
    synonym_groups,
  })
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
