import { describe, expect, it } from 'vitest'
import { clientOf, isLoopback, volumeBudgetOf, volumeBudgets } from './rate-limits'

describe('rate limits', () => {
  it('count searches, the API and files apart, in both languages, and nothing else', () => {
    expect(
      ['/offerings', '/en/offerings', '/needs/3', '/compare', '/api/v1/offerings', '/api'].map(
        volumeBudgetOf,
      ),
    ).toEqual(['search', 'search', 'search', 'search', 'api', 'api'])
    const exports = ['/offerings.csv', '/en/offerings.csv', '/orders/received.xlsx']
    expect(exports.map(volumeBudgetOf)).toEqual(['export', 'export', 'export'])
    expect(['/', '/en', '/about', '/offeringsx', '/apis', '/enoff'].map(volumeBudgetOf)).toEqual(
      Array(6).fill(null),
    )
  })

  it('grant whole leases, so that no point is out of reach', () => {
    for (const { points, lease } of Object.values(volumeBudgets)) expect(points % lease).toBe(0)
  })

  it('take the addresses of one IPv6 subscriber for one client', () => {
    expect(clientOf('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64')
    expect(clientOf('2001:DB8:0001:2:ffff:a:b:c')).toBe('2001:db8:1:2::/64')
    expect(clientOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(clientOf('2001:db8:1:3::1')).not.toBe(clientOf('2001:db8:1:2::1'))
    expect(clientOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(clientOf('203.0.113.9')).toBe('203.0.113.9')
  })

  it('know the machine itself', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.8.8'].every(isLoopback)).toBe(true)
    expect(['10.0.0.1', '::', '::ffff:10.0.0.1', '128.0.0.1', '127.0.0.1.evil'].some(isLoopback)).toBe(false)
  })
})
