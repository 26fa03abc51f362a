import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { type Db, openDatabase } from '../db/client.server'
import { grantToApplication } from '../db/grants.server'
import { migrateToLatest } from '../db/migrate.server'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run migrate: brings the schema up to date as the user of DATABASE_OWNER_URL, then gives that of
 * DATABASE_URL, which the site runs as, the rights it needs. Where only DATABASE_URL is set its user does both.
 */
argumentsOf('migrate')
const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
if (!DATABASE_URL) wrongUsage('DATABASE_URL is not set')
const connectionString = DATABASE_OWNER_URL || DATABASE_URL
const owner = openDatabase(connectionString, { max: 2 })
const application = openDatabase(DATABASE_URL, { max: 1 })
try {
  const [as, site] = [
    await whoIs(owner, DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL'),
    await whoIs(application, 'DATABASE_URL'),
  ]
  if (as.database !== site.database)
    throw new Error(`DATABASE_OWNER_URL names the database ${as.database}, DATABASE_URL ${site.database}`)
  await runMigrations({ connectionString })
  const applied = await migrateToLatest(owner)
  if (as.role !== site.role) await grantToApplication(owner, site.role)
  console.log(applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await Promise.all([owner.destroy(), application.destroy()])
}

async function whoIs(db: Db, variable: string): Promise<{ role: string; database: string }> {
  try {
    const { rows } = await sql<{ role: string; database: string }>`
      select current_user as role, current_database() as database
    `.execute(db)
    return rows[0] as { role: string; database: string }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`the database that ${variable} names cannot be used: ${reason}`)
  }
}
