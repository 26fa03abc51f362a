import { describe, expect, test } from 'vitest'
import { type NeedState, needStates } from './need'
import { type NeedEvent, needEvents, nextNeedState, possibleNeedEvents } from './need-states'

const allowed: [NeedState, NeedEvent, NeedState][] = [
  ['draft', 'open', 'open'],
  ['draft', 'withdraw', 'withdrawn'],
  ['draft', 'revise', 'draft'],
  ['open', 'match', 'matched'],
  ['open', 'meet', 'met'],
  ['open', 'withdraw', 'withdrawn'],
  ['open', 'find_no_match', 'no_acceptable_match'],
  ['open', 'revise', 'open'],
  ['open', 'renew', 'open'],
  ['matched', 'start_trial', 'in_trial'],
  ['matched', 'meet', 'met'],
  ['matched', 'withdraw', 'withdrawn'],
  ['matched', 'find_no_match', 'no_acceptable_match'],
  ['matched', 'reopen', 'open'],
  ['in_trial', 'meet', 'met'],
  ['in_trial', 'withdraw', 'withdrawn'],
  ['in_trial', 'find_no_match', 'no_acceptable_match'],
  ['in_trial', 'reopen', 'open'],
  ['no_acceptable_match', 'reopen', 'open'],
  ['no_acceptable_match', 'withdraw', 'withdrawn'],
  ['no_acceptable_match', 'revise', 'no_acceptable_match'],
]

describe.each(needStates)('a need that is %s', (state) => {
  test.each(needEvents)('answers %s as the rules say', (event) => {
    const rule = allowed.find(([from, on]) => from === state && on === event)
    if (rule) expect(nextNeedState(state, event)).toBe(rule[2])
    else expect(() => nextNeedState(state, event)).toThrow(expect.objectContaining({ code: 'need_state' }))
  })
})

test('what is possible is what does not throw', () => {
  expect(possibleNeedEvents('matched')).toEqual([
    'start_trial',
    'meet',
    'withdraw',
    'find_no_match',
    'reopen',
  ])
  expect(possibleNeedEvents('met')).toEqual([])
})
