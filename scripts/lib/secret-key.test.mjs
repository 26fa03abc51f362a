import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { secretKey } from './secret-key.mjs'

const parent = mkdtempSync(join(tmpdir(), 'secret-key-'))
const folder = join(parent, 'data')
afterAll(() => rmSync(parent, { recursive: true }))

it('a key is made once, readable by its owner alone, and is the same at the next start', () => {
  const key = secretKey({ given: '', folder })
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600)
  expect(secretKey({ given: '', folder })).toBe(key)
})

it('the key of the environment comes first and is written nowhere', () => {
  expect(secretKey({ given: 'from outside', folder })).toBe('from outside')
  expect(readFileSync(join(folder, 'secret-key'), 'utf8')).not.toContain('outside')
})
