import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path'

describe('a redirect target', () => {
  it('is kept when it is a path of this site', () => {
    for (const path of ['/', '/offerings?q=%E6%B3%B5&page=2', '/en/needs/3#gates', '/a//b'])
      expect(safePath(path)).toBe(path)
  })

  it('becomes the fallback when it leads anywhere else', () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      'javascript:alert(1)',
      'offerings',
      '',
      ' /offerings',
      '/./\u0000',
      '/..//evil.example',
      '/.//evil.example',
      null,
      undefined,
      7,
      ['/offerings'],
      `/${'a'.repeat(3000)}`,
    ]
    for (const target of elsewhere) expect(safePath(target, '/safe')).toBe('/safe')
  })

  it('never leads a browser to another origin, whatever it is', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      '\t',
      '?',
      '#',
      '%2f',
      '%5c',
      'https:',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(pieces.join(''))
        expect(new URL(path, 'https://muster.example').origin).toBe('https://muster.example')
        expect(path).toMatch(/^\/(?!\/)/)
      }),
    )
  })
})
