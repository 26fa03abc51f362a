import { describe, expect, it } from 'vitest'
import { barePath, langOf, localPath, preferredLang } from './lang'

describe('the language of an address', () => {
  it('is English under /en only', () => {
    expect(['/en', '/en/needs', '/', '/needs', '/energy'].map(langOf)).toEqual(['en', 'en', 'zh', 'zh', 'zh'])
  })
  it('comes off and goes on again', () => {
    for (const path of ['/', '/needs', '/offerings?q=a']) expect(barePath(localPath('en', path))).toBe(path)
    expect(localPath('en', '/')).toBe('/en')
    expect(localPath('en', '/?q=1')).toBe('/en?q=1')
    expect(localPath('zh', '/needs')).toBe('/needs')
  })
})

describe('the language a browser prefers', () => {
  it('is the one of ours with the greatest weight', () => {
    expect(preferredLang('de,en;q=0.8,zh-CN;q=0.5')).toBe('en')
    expect(preferredLang('en;q=0.5, zh;q=0.9')).toBe('zh')
    expect(preferredLang('en-GB')).toBe('en')
  })
  it('is nobody’s where neither is named, or the header is missing or broken', () => {
    expect([null, '', 'fr', 'en;q=0', ';;;,'].map(preferredLang)).toEqual([null, null, null, null, null])
  })
})
