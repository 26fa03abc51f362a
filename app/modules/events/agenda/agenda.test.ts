import { describe, expect, it } from 'vitest'
import { dayOf, instantOf, timeOf } from '~/platform/china-time'
import { checkTimes, clashOf } from './agenda'

const at = (from: string, until: string, day = '2027-03-28') => ({
  startsAt: instantOf(day, from),
  endsAt: instantOf(day, until),
})
const item = (id: number, from: string, until: string, more: { stageId?: number | null } = {}) => ({
  ...{ id, state: 'planned' as const, stageId: 1, titleZh: `第 ${id} 项`, ...at(from, until), ...more },
})

describe('the time of an item', () => {
  it('is that of clocks in China, on either side of midnight in Greenwich', () => {
    const early = instantOf('2027-03-28', '07:30')
    expect(early.toISOString()).toBe('2027-03-27T23:30:00.000Z')
    expect([dayOf(early), timeOf(early)]).toEqual(['2027-03-28', '07:30'])
  })

  it('lies within the days of the event and ends after it begins', () => {
    const days = { startsOn: '2027-03-28', endsOn: '2027-03-30' }
    expect(() => checkTimes(at('00:00', '23:59'), days)).not.toThrow()
    expect(() => checkTimes(at('10:00', '10:00'), days)).toThrow('agenda_hours')
    expect(() => checkTimes(at('10:00', '11:00', '2027-03-31'), days)).toThrow('agenda_day')
  })
})

describe('two items on one stage', () => {
  const items = [item(1, '10:00', '11:00'), item(2, '14:00', '15:00', { stageId: null })]
  it.each([
    ['meets', '10:30', '11:30', 1],
    ['holds', '09:00', '12:00', 1],
    ['lies within', '10:10', '10:20', 1],
    ['follows', '11:00', '12:00', undefined],
    ['comes before', '09:00', '10:00', undefined],
    ['is beside what takes the whole venue', '14:00', '15:00', undefined],
  ])('clash where one %s the other', (_how, from, until, other) => {
    expect(clashOf(items, { id: null, stageId: 1, ...at(from, until) })?.id).toBe(other)
  })

  it('do not clash with themselves, with what was called off, or on another stage', () => {
    const asked = { stageId: 1, ...at('10:00', '11:00') }
    expect(clashOf(items, { ...asked, id: 1 })).toBeUndefined()
    expect(clashOf(items, { ...asked, id: null, stageId: 2 })).toBeUndefined()
    expect(
      clashOf([{ ...item(1, '10:00', '11:00'), state: 'cancelled' }], { ...asked, id: null }),
    ).toBeUndefined()
  })
})
