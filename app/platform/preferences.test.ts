import { describe, expect, it } from 'vitest'
import { compareCookie, readIds, readPreferences, themeCookie } from './preferences.server'

const request = (cookie: string, url = 'http://muster.test/') => new Request(url, { headers: { cookie } })

describe('what a visitor chose', () => {
  it('is read from the cookies', () => {
    expect(readPreferences(request('a=b; muster_lang=en; muster_theme=dark; muster_compare=7.12'))).toEqual({
      lang: 'en',
      theme: 'dark',
      compared: [7, 12],
    })
  })
  it('is nothing where the cookies hold anything else', () => {
    expect(readPreferences(request('muster_lang=fr; muster_theme=<b>; muster_compare=x.-1.0.1e9'))).toEqual({
      lang: null,
      theme: null,
      compared: [],
    })
  })
  it('compares each thing once, four at most', () => {
    expect(readIds('3.3.1.2.9.8')).toEqual([3, 1, 2, 9])
  })
  it('is sent over TLS only where the site is', () => {
    expect(compareCookie(request(''), [1, 2])).toContain(
      'muster_compare=1.2; Path=/; Max-Age=31536000; HttpOnly',
    )
    expect(compareCookie(request(''), [1])).not.toContain('Secure')
    expect(themeCookie(request('', 'https://muster.test/'), null)).toContain(
      'Max-Age=0; HttpOnly; SameSite=Lax; Secure',
    )
  })
})
