import { cpus } from 'node:os'
import {
  changesOf,
  checkTimetable,
  gapOf,
  type MeetingProblem,
  solveInThread,
} from '~/modules/events/index.server'
import { changedWorld, type MeetingWorld, meetingWorld } from './bench/meeting-world'
import { table } from './bench/table'
import { say, step } from './lib/report.mjs'
import { argumentsOf } from './lib/usage.mjs'

/**
 * npm run bench:timetable [-- --organisations 300 --slots 16 --seed 1 --seconds 55]: makes the timetables of invented
 * events, each in the thread that the site uses, and says how long it took, what it is worth, what none can be worth
 * more than, and what the independent check finds.
 */
const { organisations, slots, seed, seconds } = argumentsOf('bench-timetable').values
const usual: MeetingWorld = {
  organisations,
  slots,
  seed,
  halls: 3,
  booths: true,
  tables: Math.round(organisations / 10),
  cap: Math.max(1, Math.round(slots / 2)),
  free: 0.6,
  wishes: organisations * 10,
  mixed: false,
}
const oneHall: MeetingWorld = { ...usual, halls: 1, cap: null }
const atTables: MeetingWorld = { ...oneHall, booths: false, tables: Math.round(organisations * 0.3) }
const worlds: [name: string, world: MeetingWorld][] = [
  ['booths and tables in 3 halls, half of the slots each', usual],
  ['one hall, as many meetings as there are slots', oneHall],
  ['the same at tables only', atTables],
  ['the same, everybody with everybody', { ...atTables, mixed: true }],
  ['3 halls, as many as there are slots, a walk costs one', { ...usual, cap: null }],
]

const head = ['', 's', 'meetings', 'worth', 'bound', 'gap', 'how', 'clashes']
const rows: string[][] = []
let wrong = 0

async function measure(name: string, problem: MeetingProblem) {
  const begun = performance.now()
  const troubles: string[] = []
  const timetable = await solveInThread(problem, { seconds, onTrouble: (text) => troubles.push(text) })
  const took = (performance.now() - begun) / 1000
  for (const trouble of troubles) say(`  ! ${trouble}`)
  if (!timetable) throw new Error(`${name}: no timetable`)
  const clashes = checkTimetable(problem, timetable.meetings)
  wrong += clashes.length
  rows.push([
    name,
    took.toFixed(1),
    String(timetable.meetings.length),
    timetable.worth.toFixed(0),
    timetable.bound.toFixed(0),
    `${(gapOf(timetable) * 100).toFixed(2)} %`,
    timetable.method,
    String(clashes.length),
  ])
  return timetable
}

let note = ''
for (const [name, world] of worlds) {
  const problem = meetingWorld(world)
  const { meetings } = await step(name, () => measure(name, problem), { slow: true })
  if (world !== usual) continue
  const changed = changedWorld(problem, meetings, seed)
  const again = await step('the first, a day later', () => measure('the first, a day later', changed), {
    slow: true,
  })
  const { moved, relocated, dropped, added } = changesOf(meetings, again.meetings)
  note = `a day later: of ${meetings.length} meetings ${moved.length} at another time, ${relocated.length} at another place, ${dropped.length} dropped, ${added.length} new`
}
say()
say(
  `${organisations} organisations, ${slots} slots, seed ${seed}; ${cpus().length} cores, ${cpus()[0]?.model}`,
)
say()
for (const line of table(head, rows)) say(line)
say()
say(note)
if (wrong > 0) process.exitCode = 1
