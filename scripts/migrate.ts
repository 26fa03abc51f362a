import { runMigrations } from 'graphile-worker'
import { openDatabase } from '../db/client.server'
import { migrateToLatest } from '../db/migrate.server'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

argumentsOf('migrate')
const connectionString = process.env.DATABASE_URL
if (!connectionString) wrongUsage('DATABASE_URL is not set')
const db = openDatabase(connectionString, { max: 2 })
try {
  await runMigrations({ connectionString })
  const applied = await migrateToLatest(db)
  console.log(applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(reached(error) ? reason : `the database that DATABASE_URL names cannot be used: ${reason}`)
  process.exitCode = 1
} finally {
  await db.destroy()
}

/** Whether the server took the connection: otherwise the address, the password or the name is at fault. */
function reached(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^(?:E[A-Z]+|28...|3D000|57P03)$/.test(code)
}
