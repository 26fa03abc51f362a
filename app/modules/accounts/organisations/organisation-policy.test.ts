import { describe, expect, it } from 'vitest'
import { type Membership, memberRoles, organisationStates, type Person, type Viewer } from '../viewer'
import {
  mayPublish,
  maySeeOrganisation,
  organisationScope,
  rightsInState,
  rightsOf,
} from './organisation-policy'

const from = { address: null, requestId: null }
const anonymous: Viewer = { kind: 'anonymous', from }
const membership: Membership = {
  id: 7,
  kind: 'enterprise',
  state: 'verified',
  nameZh: '湘江泵业',
  nameEn: '',
  role: 'editor',
}
const person = (over: Partial<Person> = {}): Person => ({
  kind: 'person',
  id: 1,
  name: '陈薇',
  email: 'chen@example.com',
  emailVerified: true,
  language: 'zh',
  platformRole: null,
  unreadNotices: 0,
  secondFactor: false,
  sessionId: 1,
  confirmedAt: new Date(0),
  organisation: null,
  organisations: [],
  from,
  ...over,
})

describe('what may be done for an organisation', () => {
  it('is written down for every state', () => {
    expect(Object.fromEntries(organisationStates.map((state) => [state, rightsInState(state)]))).toEqual({
      unverified: ['read', 'prepare', 'govern'],
      in_review: ['read', 'prepare', 'govern'],
      returned: ['read', 'prepare', 'govern'],
      verified: ['read', 'prepare', 'publish', 'introduce', 'join', 'govern'],
      suspended: ['read'],
    })
  })

  it('is never more than the role allows, and nothing for others', () => {
    expect(rightsOf({ state: 'verified', role: 'viewer' })).toEqual(['read'])
    expect(rightsOf({ state: 'unverified', role: 'editor' })).toEqual(['read', 'prepare'])
    expect(rightsOf({ state: 'suspended', role: 'owner' })).toEqual(['read'])
    expect(rightsOf(null)).toEqual([])
  })

  it('lets publish only who writes for the verified organisation they act for', () => {
    for (const state of organisationStates)
      for (const role of memberRoles) {
        const organisation = { ...membership, state, role }
        expect(mayPublish(person({ organisation, organisations: [organisation] }))).toBe(
          state === 'verified' && role !== 'viewer',
        )
      }
    expect(mayPublish(person({ organisations: [membership] }))).toBe(false)
    expect(mayPublish(person({ platformRole: 'administrator' }))).toBe(false)
    expect(mayPublish(anonymous)).toBe(false)
  })
})

describe('an organisation’s own page', () => {
  it('is there for its members and for reviewers', () => {
    expect(maySeeOrganisation(person({ organisations: [membership] }), 7)).toBe(true)
    expect(maySeeOrganisation(person({ organisations: [membership] }), 8)).toBe(false)
    expect(maySeeOrganisation(person({ platformRole: 'reviewer' }), 8)).toBe(true)
    expect(maySeeOrganisation(anonymous, 7)).toBe(false)
  })

  it('is in the lists of the same people', () => {
    expect(organisationScope(person({ id: 3 }))).toEqual({ memberId: 3 })
    expect(organisationScope(person({ platformRole: 'reviewer' }))).toBe('all')
    expect(organisationScope(anonymous)).toBe('none')
  })
})
