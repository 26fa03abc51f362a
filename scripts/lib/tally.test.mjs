import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightTally, sum, tallyLine, vitestTally } from './tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tally-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
function report(content) {
  const file = join(folder, `${files++}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const vitest = (counts, testResults = []) =>
  report({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    ...counts,
    testResults,
  })

describe('the sum of the test runners', () => {
  it('adds passed, failed and skipped of both reports into one line', () => {
    const one = vitestTally(vitest({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 }), 0)
    const two = playwrightTally(
      report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] }),
      1,
    )
    expect(tallyLine(sum([one, two]))).toBe('11 passed, 1 failed, 2 skipped')
  })

  it('counts a runner without a report, with a broken or an empty one, as a failure', () => {
    expect(vitestTally(join(folder, 'none.json'), 0).failed).toBe(1)
    expect(vitestTally(report('{"numPassedTests": 3'), 0).failed).toBe(1)
    expect(playwrightTally(report({}), 0).failed).toBe(1)
    expect(vitestTally(vitest({}), 0).failed).toBe(1)
  })

  it('counts a runner that fails without a failed test as a failure', () => {
    expect(vitestTally(vitest({ numPassedTests: 5 }), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  it('counts a test file that cannot be loaded as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const usual = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const tally = vitestTally(vitest({ numPassedTests: 5, numFailedTests: 1 }, [broken, usual]), 1)
    expect(tally).toEqual({ passed: 5, failed: 2, skipped: 0 })
  })
})
