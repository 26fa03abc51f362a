/** Nine digits by chance, and one that checks them, so that a number heard or typed wrong is no other's. */
const LENGTH = 10

/** Damm's table: catches every wrong digit, and every two that changed places. */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

const check = (digits: string): number => [...digits].reduce((at, digit) => damm[at]?.[Number(digit)] ?? 0, 0)

/** The number of a ticket from nine digits. */
export const ticketNumber = (digits: string): string => `${digits}${check(digits)}`

/** A number as somebody typed it, with spaces or in full-width digits; null: it is none. */
export function readTicketNumber(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return digits.length === LENGTH && /^\d+$/.test(digits) && check(digits) === 0 ? digits : null
}

/** As it is shown and read out: `1234 567 890`. */
export const shownNumber = (number: string): string =>
  `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`
