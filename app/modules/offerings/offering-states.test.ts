import { describe, expect, test } from 'vitest'
import { type OfferingState, offeringStates } from './offering'
import {
  nextOfferingState,
  type OfferingEvent,
  offeringEvents,
  possibleOfferingEvents,
} from './offering-states'

const allowed: [OfferingState, OfferingEvent, OfferingState][] = [
  ['draft', 'submit', 'in_review'],
  ['draft', 'archive', 'archived'],
  ['draft', 'revise', 'draft'],
  ['in_review', 'publish', 'published'],
  ['in_review', 'return', 'returned'],
  ['in_review', 'withdraw', 'draft'],
  ['returned', 'submit', 'in_review'],
  ['returned', 'archive', 'archived'],
  ['returned', 'revise', 'returned'],
  ['published', 'pause', 'paused'],
  ['published', 'archive', 'archived'],
  ['published', 'revise', 'published'],
  ['paused', 'resume', 'published'],
  ['paused', 'archive', 'archived'],
  ['paused', 'revise', 'paused'],
]

describe.each(offeringStates)('an offering that is %s', (state) => {
  test.each(offeringEvents)('answers %s as the rules say', (event) => {
    const rule = allowed.find(([from, on]) => from === state && on === event)
    if (rule) expect(nextOfferingState(state, event)).toBe(rule[2])
    else
      expect(() => nextOfferingState(state, event)).toThrow(
        expect.objectContaining({ code: 'offering_state' }),
      )
  })
})

test('what is possible is what does not throw', () => {
  expect(possibleOfferingEvents('published')).toEqual(['pause', 'archive', 'revise'])
  expect(possibleOfferingEvents('archived')).toEqual([])
})
