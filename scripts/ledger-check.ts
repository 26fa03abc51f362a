import { checkLedger } from '~/modules/payments/index.server'
import { openDatabase } from '~db/client.server'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run ledger:check: holds the ledger against orders, payments and refunds, prints what does not agree, and ends
 * with 1 when there is anything. Reads DATABASE_URL.
 */
argumentsOf('ledger-check')
const { DATABASE_URL } = process.env
if (!DATABASE_URL) wrongUsage('DATABASE_URL is not set: it says which database to check')
const db = openDatabase(DATABASE_URL, { max: 2 })
try {
  const faults = await checkLedger(db)
  for (const { what, id, text } of faults.slice(0, 50)) console.log(`${what} ${id}: ${text}`)
  if (faults.length > 50) console.log(`and ${faults.length - 50} more`)
  console.log(`${faults.length} disagreements`)
  if (faults.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.destroy()
}
