import { describe, expect, it } from 'vitest'
import { originOf } from './same-origin'

const site = { host: 'muster.example' }

describe('where an unsafe request comes from', () => {
  it.each([
    [{ origin: 'https://muster.example' }, 'own'],
    [{ secFetchSite: 'same-origin' }, 'own'],
    [{ secFetchSite: 'same-origin', origin: 'https://muster.example' }, 'own'],
    [{ secFetchSite: 'same-origin', origin: 'https://evil.example' }, 'foreign'],
    [{ secFetchSite: 'same-site' }, 'foreign'],
    [{ secFetchSite: 'cross-site', origin: 'https://muster.example' }, 'foreign'],
    [{ secFetchSite: 'none' }, 'foreign'],
    [{ origin: 'https://muster.example.evil.example' }, 'foreign'],
    [{ origin: 'https://muster.example:8443' }, 'foreign'],
    [{ origin: 'null' }, 'foreign'],
    [{ origin: 'ftp://muster.example' }, 'foreign'],
    [{}, 'unsaid'],
  ] as const)('%j is %s', (headers, from) => expect(originOf(headers, site)).toBe(from))

  it('holds the scheme as well where the address of the site is configured', () => {
    const configured = { host: 'inner:3000', origin: 'https://muster.example' }
    expect(originOf({ origin: 'https://muster.example' }, configured)).toBe('own')
    expect(originOf({ origin: 'http://muster.example' }, configured)).toBe('foreign')
    expect(originOf({ origin: 'http://inner:3000' }, configured)).toBe('foreign')
  })
})
