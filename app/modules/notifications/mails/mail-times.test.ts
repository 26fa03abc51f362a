import { describe, expect, it } from 'vitest'
import { mailDueAt, quietUntil } from './mail-times'

const inChina = (text: string) => new Date(`${text}+08:00`)
const alone = { gathered: false, waiting: null }

describe('when a notice is mailed', () => {
  it('at once, on the next morning, on the next Monday morning, or never', () => {
    const now = inChina('2026-11-25T13:05:00')
    expect(mailDueAt('at_once', now, alone)).toEqual(now)
    expect(mailDueAt('daily', now, alone)).toEqual(inChina('2026-11-26T08:00:00'))
    expect(mailDueAt('weekly', now, alone)).toEqual(inChina('2026-11-30T08:00:00'))
    expect(mailDueAt('never', now, alone)).toBeNull()
  })

  it.each([
    ['2026-11-30T07:59:59', '2026-11-30T08:00:00', '2026-11-30T08:00:00'],
    ['2026-11-30T08:00:00', '2026-12-01T08:00:00', '2026-12-07T08:00:00'],
    ['2026-11-29T23:30:00', '2026-11-30T08:00:00', '2026-11-30T08:00:00'],
    ['2026-12-31T20:00:00', '2027-01-01T08:00:00', '2027-01-04T08:00:00'],
  ])('told at %s, daily comes at %s and weekly at %s', (now, daily, weekly) => {
    expect(mailDueAt('daily', inChina(now), alone)).toEqual(inChina(daily))
    expect(mailDueAt('weekly', inChina(now), alone)).toEqual(inChina(weekly))
  })

  it('gathered, with the mail that waits already, else ten minutes later', () => {
    const now = inChina('2026-11-25T13:05:00')
    const waiting = inChina('2026-11-25T13:08:00')
    expect(mailDueAt('at_once', now, { gathered: true, waiting })).toEqual(waiting)
    expect(mailDueAt('at_once', now, { gathered: true, waiting: null })).toEqual(
      inChina('2026-11-25T13:15:00'),
    )
  })
})

describe('quiet hours', () => {
  it.each([
    [{ from: 12, to: 14 }, '11:59:59', null],
    [{ from: 12, to: 14 }, '12:00:00', '2026-11-25T14:00:00'],
    [{ from: 12, to: 14 }, '14:00:00', null],
    [{ from: 22, to: 7 }, '21:59:00', null],
    [{ from: 22, to: 7 }, '22:00:00', '2026-11-26T07:00:00'],
    [{ from: 22, to: 7 }, '06:59:59', '2026-11-25T07:00:00'],
    [{ from: 22, to: 7 }, '07:00:00', null],
    [{ from: 22, to: 0 }, '23:00:00', '2026-11-26T00:00:00'],
    [{ from: 0, to: 6 }, '00:00:00', '2026-11-25T06:00:00'],
    [null, '03:00:00', null],
  ])('%j at %s end at %s', (quiet, time, end) => {
    expect(quietUntil(inChina(`2026-11-25T${time}`), quiet)).toEqual(end && inChina(end))
  })
})
