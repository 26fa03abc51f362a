// What each command may be given. Read before anything is started, by Node built-ins alone.
import { parseArgs } from 'node:util'

const flag = { type: 'boolean', default: false }
const count = (value) => ({ type: 'string', default: String(value) })
const world = { offerings: count(100_000), needs: count(10_000), seed: count(1) }
const worldUsage = '[--offerings 100000] [--needs 10000] [--seed 1]'

/** By script: how it is called, its options and how many words that are none it needs. */
const usages = {
  start: { usage: 'npm start', options: {} },
  dev: { usage: 'npm run dev', options: {} },
  test: { usage: 'npm test', options: {} },
  migrate: { usage: 'npm run migrate', options: {} },
  seed: { usage: 'npm run seed [-- --vocabulary-only]', options: { 'vocabulary-only': flag } },
  reindex: { usage: 'npm run reindex [-- --if-needed]', options: { 'if-needed': flag } },
  'search-check': { usage: 'npm run search:check', options: {} },
  'ledger-check': { usage: 'npm run ledger:check', options: {} },
  relevance: { usage: 'npm run relevance [-- --ablation]', options: { ablation: flag } },
  import: {
    usage:
      'npm run import -- offerings FILE | needs FILE [--profile fema-rates | nims-metrics | insarag-americas] [--partial] [--dry-run]',
    options: { profile: { type: 'string' }, partial: flag, 'dry-run': flag },
    words: 2,
  },
  generate: {
    usage: `npm run generate -- ${worldUsage} [--database URL] [--again]`,
    options: { ...world, database: { type: 'string' }, again: flag },
  },
  bench: {
    usage: `npm run bench [-- ${worldUsage} [--seconds 8] [--rounds 3]]`,
    options: { ...world, seconds: count(8), rounds: count(3) },
  },
  'bench-timetable': {
    usage: 'npm run bench:timetable [-- [--organisations 300] [--slots 16] [--seed 1] [--seconds 55]]',
    options: { organisations: count(300), slots: count(16), seed: count(1), seconds: count(55) },
  },
}

const MOST = 5_000_000

/** Wrong arguments; the message says in one line what is wrong and what is accepted. */
export class UsageError extends Error {}

/**
 * The arguments of a script as its usage has them: counts as whole numbers, flags as true or false.
 * Throws UsageError where they are not.
 *
 * @param {string} name
 * @param {string[]} args
 * @returns {{ help: boolean, usage: string, values: Record<string, any>, words: string[] }}
 */
export function readArguments(name, args) {
  const known = Object.hasOwn(usages, name) ? usages[/** @type {keyof typeof usages} */ (name)] : null
  if (known === null) throw new UsageError(`there is no script ${name}`)
  const { usage, options, words } = { words: 0, ...known }
  const refuse = (reason) => new UsageError(`${reason}; usage: ${usage}`)
  let parsed
  try {
    parsed = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', default: false, short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    // Node adds advice on positional arguments in sentences of their own.
    throw refuse(String(error.message).split(/\. |\n/)[0])
  }
  const { help, ...values } = parsed.values
  const extra = parsed.positionals[words]
  if (extra !== undefined) throw refuse(`unknown argument '${extra}'`)
  if (!help && parsed.positionals.length < words) throw refuse('something is missing')
  for (const [option, { type, default: usual }] of Object.entries(options)) {
    if (type !== 'string' || usual === undefined) continue
    const written = values[option]
    if (!/^\d{1,7}$/.test(written) || Number(written) > MOST)
      throw refuse(`--${option} takes a whole number up to ${MOST}, not '${written}'`)
    values[option] = Number(written)
  }
  return { help: help === true, usage, values, words: parsed.positionals }
}

/**
 * What a script was called with. Prints the usage and ends the process with 0 where --help asks for it; one
 * line and 2 where the arguments are wrong.
 */
export function argumentsOf(name, args = process.argv.slice(2)) {
  try {
    const read = readArguments(name, args)
    if (!read.help) return read
    console.log(read.usage)
    process.exit(0)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return wrongUsage(error.message)
  }
}

/** Ends the process with what is wrong in one line.
 * @returns {never}
 */
export function wrongUsage(message) {
  console.error(`✕ ${message}`)
  process.exit(2)
}
