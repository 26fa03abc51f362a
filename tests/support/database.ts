import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Db, openDatabase } from '~db/client.server'
import { onDatabase, withAdmin } from './admin'

/** All to be read inside a test or hook. */
export type TestDatabase = {
  /** as the user that the site runs as */
  readonly db: Db
  readonly url: string
  /** as the owner of the tables, for what the site may not do */
  readonly owner: Db
}

/**
 * A database for this test file alone, copied from a template: the vocabulary and nothing else, or the
 * sample world as well. Call it at the top of the file; tests of one file share it.
 */
export function useDatabase(contents: 'vocabulary' | 'sample world' = 'vocabulary'): TestDatabase {
  const name = `${inject('run')}_${randomBytes(4).toString('hex')}`
  const templates = inject('templates')
  let db: Db | undefined
  let owner: Db | undefined
  let url = ''
  beforeAll(async () => {
    await withAdmin(inject('ownerUrl'), async (admin) => {
      await admin.create(name, contents === 'vocabulary' ? templates.vocabulary : templates.world)
    })
    url = onDatabase(inject('databaseUrl'), name)
    db = openDatabase(url, { max: 10 })
  })
  afterAll(async () => {
    await db?.destroy()
    await owner?.destroy()
    await withAdmin(inject('ownerUrl'), (admin) => admin.drop(name))
  })
  return {
    get db() {
      if (!db) throw new Error('the database is there from beforeAll on')
      return db
    },
    get url() {
      return url
    },
    get owner() {
      owner ??= openDatabase(onDatabase(inject('ownerUrl'), name), { max: 2 })
      return owner
    },
  }
}
