import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { at } from './paths.mjs'
import { readArguments } from './usage.mjs'

const commands = readdirSync(at('scripts'))
  .filter((file) => /\.(?:mjs|ts)$/.test(file) && file !== 'run.mjs')
  .map((file) => file.replace(/\.\w+$/, ''))

describe.each(commands)('%s', (name) => {
  it('refuses an argument that it does not know in one line, which says what it takes', () => {
    for (const args of [['--nonsense'], ['--nonsense=1', '--help'], ['-x']])
      expect(() => readArguments(name, args)).toThrow(/^Unknown option '-[^\n]*; usage: npm [^\n]*$/)
  })
  it('says how it is called', () => {
    const { help, usage } = readArguments(name, ['--help'])
    expect(help).toBe(true)
    expect(usage).toMatch(/^npm (?:start|test|run )/)
  })
})

it('words are refused where none are taken', () => {
  expect(() => readArguments('start', ['here'])).toThrow("unknown argument 'here'; usage: npm start")
  expect(readArguments('import', ['needs', 'a.csv', '--partial'])).toMatchObject({
    words: ['needs', 'a.csv'],
    values: { partial: true, 'dry-run': false },
  })
})

it('counts are whole numbers', () => {
  expect(readArguments('generate', ['--needs', '5']).values).toMatchObject({ needs: 5, offerings: 100_000 })
  for (const wrong of ['many', '-1', '1.5', '9999999'])
    expect(() => readArguments('generate', [`--needs=${wrong}`])).toThrow(/--needs takes a whole number/)
})

it.each(['start', 'dev', 'test', 'run'])('%s.mjs ends with 2 before it starts anything', (file) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [at(`scripts/${file}.mjs`), ...(file === 'run' ? ['seed'] : []), '--nonsense'],
    { encoding: 'utf8' },
  )
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^✕ Unknown option '--nonsense'; usage: npm [^\n]*\n$/)
})
