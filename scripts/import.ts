import { parseArgs } from 'node:util'
import { describeImportProblem, ImportFileError } from '~/modules/vocabulary'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { type Kind, kinds, prepareImport, profiles } from './import/import-file'

const usage = `npm run import -- offerings FILE | needs FILE [options]

  FILE         .json in the form of db/data/offerings.json and needs.json, or .csv in the form of
               db/data/templates
  --partial    write the valid rows although others are not
  --dry-run    check and count only
  --profile    ${Object.entries(profiles)
    .map(([name, { kind }]) => `${name} (${kind})`)
    .join(', ')}

Reads DATABASE_URL. Ends with 0 when everything was written, 1 when rows were refused, 2 on wrong usage.`

/** More problems than these are counted, not listed. */
const MAX_LISTED = 200

process.exitCode = await main()

async function main(): Promise<number> {
  let parsed: ReturnType<typeof readArguments>
  try {
    parsed = readArguments()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
  const { positionals, values } = parsed
  const [kind, path, ...more] = positionals
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (!kinds.includes(kind as Kind) || path === undefined || more.length > 0) {
    console.error(usage)
    return 2
  }
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('DATABASE_URL is not set: it says which PostgreSQL to import into')
    return 2
  }
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

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      partial: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
}
