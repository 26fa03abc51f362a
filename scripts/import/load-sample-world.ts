import path from 'node:path'
import { ImportFileError, type Vocabulary } from '~/modules/vocabulary'
import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import { type ImportSource, prepareImport } from './import-file'

/** What an empty site starts with: the invented world, and three public lists as references. */
const sources = (folder: string): ImportSource[] => [
  { kind: 'offerings', path: path.join(folder, 'offerings.json') },
  { kind: 'needs', path: path.join(folder, 'needs.json') },
  {
    kind: 'offerings',
    path: path.join(folder, 'reference/fema_equipment_rates_2025_subset.csv'),
    profile: 'fema-rates',
  },
  {
    kind: 'needs',
    path: path.join(folder, 'reference/nims_equipment_metrics.csv'),
    profile: 'nims-metrics',
  },
  {
    kind: 'needs',
    path: path.join(folder, 'reference/insarag_americas_usar_equipment_list.csv'),
    profile: 'insarag-americas',
  },
]

export type SampleWorldCounts = { offerings: number; needs: number; references: number }

/**
 * Imports the sample world into a database that has a vocabulary but neither offerings nor needs, all or
 * nothing. Returns null, and writes nothing, where there are some already.
 * @param folder the folder of what ships with the product, db/data
 */
export async function loadSampleWorld(
  db: Db,
  vocabulary: Vocabulary,
  { folder, at }: { folder: string; at: Date },
): Promise<SampleWorldCounts | null> {
  if (!(await isEmpty(db))) return null
  const prepared = await Promise.all(
    sources(folder).map(async (source) => ({ source, run: await prepareImport(source, vocabulary) })),
  )
  return db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    if (!(await isEmpty(tx))) return null
    const counts: SampleWorldCounts = { offerings: 0, needs: 0, references: 0 }
    for (const { source, run } of prepared) {
      const report = await run(tx, { at })
      if (!report.written) throw new ImportFileError(report.problems)
      counts[source.profile === undefined ? source.kind : 'references'] += report.created
    }
    return counts
  })
}

async function isEmpty(db: Db | Tx): Promise<boolean> {
  const offering = await db.selectFrom('offerings').select('id').limit(1).executeTakeFirst()
  const need = await db.selectFrom('needs').select('id').limit(1).executeTakeFirst()
  return offering === undefined && need === undefined
}
