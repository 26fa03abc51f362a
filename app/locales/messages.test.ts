import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh-CN'

const flatten = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  )
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the texts of the two languages', () => {
  const chinese = new Map(flatten(zh))
  const english = new Map(flatten(en))

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })
  it('have the same gaps to fill', () => {
    for (const [key, text] of chinese) expect([key, gaps(english.get(key) ?? '')]).toEqual([key, gaps(text)])
  })
  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('')
  })
})
