import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { i18nFor } from '~/locales/i18n'
import { zh } from '~/locales/zh-CN'
import { actionName, detailLines, objectName, objectPath } from './audit-words'

const { t } = i18nFor('en')

/** What stands behind `action:` and `object: { kind:` wherever something is written to the log. */
function written(): { file: string; actions: string[]; kinds: string[] }[] {
  return readdirSync('app', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) => readFileSync(file, 'utf8').includes('audit(') && !file.endsWith('platform/audit.server.ts'),
    )
    .map((file) => {
      const source = readFileSync(file, 'utf8')
      return {
        file,
        actions: [
          ...source.matchAll(/action:([\s\S]{0,300}?)object\b/g),
          // A table of what each act is called.
          ...source.matchAll(/const actions = (\{[^}]*\}) as const/g),
        ].flatMap(([, codes]) =>
          [...(codes as string).matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code as string),
        ),
        kinds: [...source.matchAll(/object\b[^\n]*kind: '([a-z_]+)'/g)].map(([, kind]) => kind as string),
      }
    })
}

describe('the words of the audit log', () => {
  it('are there for every action and object that the program writes down', () => {
    const files = written()
    expect(files.length).toBeGreaterThan(10)
    for (const { file, actions, kinds } of files) {
      expect(actions, file).not.toEqual([])
      for (const action of actions) expect(Object.keys(zh.auditActions), file).toContain(action)
      for (const kind of kinds) expect(Object.keys(zh.auditObjects), file).toContain(kind)
    }
  })
  it('name no action that the program never writes down', () => {
    const used = new Set(written().flatMap(({ actions }) => actions))
    for (const action of Object.keys(zh.auditActions)) expect(used).toContain(action)
  })
  it('are the code itself for what has none', () => {
    expect(actionName('session.begun', t)).toBe('Signed in')
    expect(actionName('kettle.boiled', t)).toBe('kettle.boiled')
    expect(objectName('kettle', t)).toBe('kettle')
  })
})

describe('the detail of an entry', () => {
  it('is named values, without the empty ones', () => {
    expect(detailLines({ reason: 'asked for', to: null, sessions: 0, odd: ['a', 1] }, t)).toEqual([
      { name: 'reason', value: 'asked for' },
      { name: 'sessions', value: '0' },
      { name: 'odd', value: '["a",1]' },
    ])
  })
})

describe('the object of an entry', () => {
  it('leads to its page, and nowhere else', () => {
    expect(objectPath('person', '7')).toBe('/admin/people/7')
    expect(objectPath('person', '../x')).toBeNull()
    expect(objectPath('person', 'unknown')).toBeNull()
    expect(objectPath('kettle', '7')).toBeNull()
    expect(objectPath('constructor', '7')).toBeNull()
  })
})
