import { runMigrations } from 'graphile-worker'
import { openDatabase } from '../db/client.server'
import { migrateToLatest } from '../db/migrate.server'

const connectionString = process.env.DATABASE_URL
if (!connectionString) {
  console.error('DATABASE_URL is not set')
  process.exit(1)
}
const db = openDatabase(connectionString, { max: 2 })
try {
  await runMigrations({ connectionString })
  const applied = await migrateToLatest(db)
  console.log(applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.destroy()
}
