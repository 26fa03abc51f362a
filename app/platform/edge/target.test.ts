import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTarget, isHost } from './target'

describe('the target of a request', () => {
  it.each([
    '/',
    '/en',
    '/offerings?q=pump&page=2',
    '/offerings/',
    '/offerings?q=%E6%B0%B4%E6%B3%B5+3%25',
    '/api/v1/offerings?spec=flow_m3h>=3000',
  ])('lets %s through as it is', (target) => expect(checkTarget(target)).toBeNull())

  it('lets line ends through in a query, as pasted text has them', () => {
    expect(checkTarget('/offerings?q=a%0D%0Ab%09c')).toBeNull()
  })

  it.each([
    ['/offerings?q=100%', 'bad_encoding'],
    ['/offerings?q=%E6%B0', 'bad_encoding'],
    ['/%ff', 'bad_encoding'],
    ['/offerings?q=%C0%AF', 'bad_encoding'],
    ['/offerings?q=水泵', 'bad_encoding'],
    ['/offerings/%00', 'control_characters'],
    ['/offerings?q=%00', 'control_characters'],
    ['/offerings?q=%1B', 'control_characters'],
    ['/offer%0Aings', 'control_characters'],
    ['/../etc/passwd', 'dot_segments'],
    ['/offerings/..', 'dot_segments'],
    ['/offerings/%2e%2e/x', 'dot_segments'],
    ['/offerings/..%2f..%2fetc', 'dot_segments'],
    ['/offerings/..;/x', 'dot_segments'],
    ['/offerings\\..\\x', 'dot_segments'],
    ['/./x', 'dot_segments'],
    ['//evil.example/x', 'bad_target'],
    ['http://evil.example/', 'bad_target'],
    ['*', 'bad_target'],
    ['/__manifest?p=/a', 'not_found'],
    ['/%5f_manifest', 'not_found'],
    [`/${'a/'.repeat(30)}`, 'too_deep'],
    [`/offerings?q=${'a'.repeat(10_000)}`, 'url_too_long'],
  ])('refuses %s', (target, refuse) => expect(checkTarget(target)).toBe(refuse))

  it('answers every string with a refusal, or lets through what parses as a path of this host', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('/', '..', '%', '%2e', '%00', '%E6%B0%B4', '?', '&', '=', '\\', '#', '//'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const target = `/${pieces.join('')}`
        if (checkTarget(target) !== null) return
        const url = new URL(`http://muster.example${target}`)
        expect(url.host).toBe('muster.example')
        expect(() => decodeURIComponent(url.pathname + url.search)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a host name', () => {
  it.each([
    'muster.example',
    'localhost:3000',
    '127.0.0.1:80',
    '[::1]:3000',
    'web_1:3000',
  ])('may be %s', (host) => expect(isHost(host)).toBe(true))
  it.each(['', 'a b', 'a/b', 'a@b', 'a?b', 'a#b', 'a:80:90', 'a:8o', '..', 'a\\b'])('may not be %j', (host) =>
    expect(isHost(host)).toBe(false))
})
