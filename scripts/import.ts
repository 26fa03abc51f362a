import { describeImportProblem, ImportFileError } from '~/modules/vocabulary'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { type Kind, kinds, prepareImport } from './import/import-file'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run import -- offerings FILE | needs FILE [options]. FILE is .json in the form of db/data/offerings.json
 * and needs.json, or .csv in the form of db/data/templates, or of the profile named. --partial writes the
 * valid rows although others are not; --dry-run checks and counts only. Reads DATABASE_URL. Ends with 0 when
 * everything was written, 1 when rows were refused, 2 on wrong usage.
 */
/** More problems than these are counted, not listed. */
const MAX_LISTED = 200

process.exitCode = await main()

async function main(): Promise<number> {
  const { words, values, usage } = argumentsOf('import')
  const [kind = '', path = ''] = words
  if (!kinds.includes(kind as Kind)) return wrongUsage(`unknown kind '${kind}'; usage: ${usage}`)
  const url = process.env.DATABASE_URL
  if (!url) return wrongUsage('DATABASE_URL is not set: it says which PostgreSQL to import into')
  const db = openDatabase(url, { max: 14 })
  try {
    const vocabulary = await readVocabulary(db)
    const { partial, 'dry-run': dryRun, profile } = values
    const run = await prepareImport({ kind: kind as Kind, path, profile }, vocabulary)
    const report = await db.transaction().execute((tx) => run(tx, { partial, dryRun, at: new Date() }))
    for (const problem of report.problems.slice(0, MAX_LISTED)) console.error(describeImportProblem(problem))
    if (report.problems.length > MAX_LISTED)
      console.error(`… and ${report.problems.length - MAX_LISTED} more problems`)
    const { read, created, updated, unchanged, refused } = report
    const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused of ${read} ${kind}`
    if (report.written) console.log(counts)
    else if (dryRun) console.log(`dry run, nothing written; would be: ${counts}`)
    else
      console.log(`nothing written: ${refused} of ${read} ${kind} have problems (--partial writes the rest)`)
    return refused > 0 && !(partial && report.written) ? 1 : 0
  } catch (error) {
    console.error(
      error instanceof ImportFileError
        ? `${path}\n${error.message}\nnothing written`
        : error instanceof Error
          ? error.message
          : error,
    )
    return 1
  } finally {
    await db.destroy()
  }
}
