import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { runScript } from '../../scripts/lib/site.mjs'
import { onDatabase, withAdmin } from './admin'

declare module 'vitest' {
  interface ProvidedContext {
    /** the server and a database of it, as the user that the site runs as */
    databaseUrl: string
    /** the same as the owner of the tables, with the right to create databases */
    ownerUrl: string
    meiliUrl: string
    meiliKey: string
    /** names everything that this run makes */
    run: string
    templates: { vocabulary: string; world: string }
  }
}

/**
 * The engines of one run: those that TEST_DATABASE_URL, TEST_DATABASE_OWNER_URL and TEST_MEILI_URL name (as `npm test` does), else
 * embedded ones in a folder of their own. Then two template databases: the schema with the vocabulary, and
 * that with the sample world, made by the very scripts that `npm start` runs.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = `t${randomBytes(4).toString('hex')}`
  const engines = await reachEngines()
  const templates = { vocabulary: `${run}_vocabulary`, world: `${run}_world` }
  await withAdmin(engines.ownerUrl, async (admin) => {
    await admin.create(templates.vocabulary)
    const envOf = (database: string) => ({
      DATABASE_URL: onDatabase(engines.databaseUrl, database),
      DATABASE_OWNER_URL: admin.urlOf(database),
      MEILI_URL: '',
    })
    await runScript('migrate', [], envOf(templates.vocabulary))
    await runScript('seed', ['--vocabulary-only'], envOf(templates.vocabulary))
    await admin.create(templates.world, templates.vocabulary)
    await runScript('seed', [], envOf(templates.world))
  })
  project.provide('databaseUrl', engines.databaseUrl)
  project.provide('ownerUrl', engines.ownerUrl)
  project.provide('meiliUrl', engines.meiliUrl)
  project.provide('meiliKey', engines.meiliKey)
  project.provide('run', run)
  project.provide('templates', templates)
  return async () => {
    await withAdmin(engines.ownerUrl, (admin) => admin.dropAll(run))
    await engines.stop()
  }
}

async function reachEngines() {
  const { TEST_DATABASE_URL, TEST_DATABASE_OWNER_URL, TEST_MEILI_URL, TEST_MEILI_KEY } = process.env
  if (TEST_DATABASE_URL && TEST_DATABASE_OWNER_URL && TEST_MEILI_URL) {
    return {
      databaseUrl: TEST_DATABASE_URL,
      ownerUrl: TEST_DATABASE_OWNER_URL,
      meiliUrl: TEST_MEILI_URL,
      meiliKey: TEST_MEILI_KEY ?? '',
      stop: async () => {},
    }
  }
  const { startEngines } = await import('../../scripts/lib/engines.mjs')
  const { removeEngineFolder, removeLeftBy } = await import('../../scripts/lib/places.mjs')
  removeLeftBy('test-')
  const folder = `test-${process.pid}`
  const engines = await startEngines({ folder, throwaway: true, external: {} })
  const { DATABASE_URL, DATABASE_OWNER_URL, MEILI_URL, MEILI_KEY } = engines.env
  if (!DATABASE_URL || !DATABASE_OWNER_URL || !MEILI_URL || !MEILI_KEY)
    throw new Error('the tests need PostgreSQL and Meilisearch')
  return {
    databaseUrl: DATABASE_URL,
    ownerUrl: DATABASE_OWNER_URL,
    meiliUrl: MEILI_URL,
    meiliKey: MEILI_KEY,
    async stop() {
      await engines.stop()
      removeEngineFolder(folder)
    },
  }
}
