// Counts from the runners' own JSON reports. A runner that leaves none, or fails without saying which
// test did, counts as one failure: nothing may pass by being silent.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, tally) => total + tally.passed, 0),
  failed: tallies.reduce((total, tally) => total + tally.failed, 0),
  skipped: tallies.reduce((total, tally) => total + tally.skipped, 0),
})

/** @param {Tally} tally */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** @param {string} file @param {number} code the runner's exit code @returns {Tally} */
export const vitestTally = (file, code) =>
  guarded(file, code, (report) => {
    const passed = report.numPassedTests
    const skipped = report.numPendingTests + report.numTodoTests
    // A file that cannot even be read as tests has no tests that could fail.
    const broken = report.testResults.filter(
      (result) =>
        result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
    )
    return { passed, skipped, failed: report.numFailedTests + broken.length }
  })

/** @param {string} file @param {number} code the runner's exit code @returns {Tally} */
export const playwrightTally = (file, code) =>
  guarded(file, code, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors?.length ?? 0),
    skipped: stats.skipped,
  }))

function guarded(file, code, read) {
  const silent = { passed: 0, failed: 1, skipped: 0 }
  if (!existsSync(file)) return silent
  try {
    const tally = read(JSON.parse(readFileSync(file, 'utf8')))
    if (!Object.values(tally).every(Number.isInteger)) return silent
    const nothing = tally.passed + tally.failed + tally.skipped === 0
    return (code !== 0 && tally.failed === 0) || nothing ? { ...tally, failed: 1 } : tally
  } catch {
    return silent
  }
}
