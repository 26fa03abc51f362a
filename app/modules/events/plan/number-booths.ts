import { DomainError } from '~/platform/errors'

/** Letters, digits, points and dashes: what stands in an address as it is, and is read out as it is. */
export const BOOTH_NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,11}$/u

/** As it is written down: without white space around it, small letters made large. */
export const boothNumber = (written: string): string => written.trim().toUpperCase()

/**
 * Numbers from `first` on, each `step` after the last: its last run of digits counts, and keeps its width (A09, A10; 1-98,
 * 1-100).
 * @throws DomainError `number_counts` (422) where `first` ends in no digit, `number_long` where they outgrow what a number may be
 */
export function numbersFrom(first: string, { count, step }: { count: number; step: number }): string[] {
  if (count === 1) return [first]
  const digits = /\d{1,6}$/.exec(first)?.[0]
  if (digits === undefined) throw new DomainError('number_counts', { field: 'first' })
  const head = first.slice(0, -digits.length)
  return Array.from({ length: count }, (_, at) => {
    const number = head + String(Number(digits) + at * step).padStart(digits.length, '0')
    if (!BOOTH_NUMBER.test(number)) throw new DomainError('number_long', { field: 'first', number })
    return number
  })
}

const keyOf = (number: string): string => number.replace(/\d+/g, (digits) => digits.padStart(6, '0'))

/** In the order of their numbers, A2 before A10; each key is made once, for a collator takes a hundred times as long. */
export function inNumberOrder<T extends { number: string }>(booths: readonly T[]): T[] {
  return booths
    .map((booth) => ({ booth, key: keyOf(booth.number) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ booth }) => booth)
}
