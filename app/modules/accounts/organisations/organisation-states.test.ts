import { describe, expect, test } from 'vitest'
import { type OrganisationState, organisationStates } from '../viewer'
import {
  canOrganisation,
  nextOrganisationState,
  type OrganisationEvent,
  organisationEvents,
} from './organisation-states'

const allowed: [OrganisationState, OrganisationEvent, OrganisationState][] = [
  ['unverified', 'edit', 'unverified'],
  ['unverified', 'submit', 'in_review'],
  ['unverified', 'suspend', 'suspended'],
  ['in_review', 'withdraw', 'unverified'],
  ['in_review', 'verify', 'verified'],
  ['in_review', 'return', 'returned'],
  ['in_review', 'suspend', 'suspended'],
  ['verified', 'submit', 'verified'],
  ['verified', 'withdraw', 'verified'],
  ['verified', 'verify', 'verified'],
  ['verified', 'return', 'verified'],
  ['verified', 'suspend', 'suspended'],
  ['returned', 'edit', 'returned'],
  ['returned', 'submit', 'in_review'],
  ['returned', 'suspend', 'suspended'],
  ['suspended', 'restore', 'verified'],
]

describe.each(organisationStates)('an organisation that is %s', (state) => {
  test.each(organisationEvents)('answers %s as the rules say', (event) => {
    const rule = allowed.find(([from, on]) => from === state && on === event)
    expect(canOrganisation(state, event)).toBe(rule !== undefined)
    if (rule) expect(nextOrganisationState(state, event, 'verified')).toBe(rule[2])
    else
      expect(() => nextOrganisationState(state, event, 'verified')).toThrow(
        expect.objectContaining({ code: 'organisation_state', status: 409 }),
      )
  })
})

test('a suspended organisation comes back to the state it was suspended from', () => {
  for (const before of ['unverified', 'in_review', 'verified', 'returned'] as const)
    expect(nextOrganisationState('suspended', 'restore', before)).toBe(before)
  expect(() => nextOrganisationState('suspended', 'restore', null)).toThrow()
})
