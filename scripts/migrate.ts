import { openDatabase } from '../db/client.server'
import { migrateToLatest } from '../db/migrate.server'

const db = openDatabase(process.env.DATABASE_URL!)
console.log(await migrateToLatest(db))
await db.destroy()
