export const orderFilters = [
  'waiting',
  'transfer',
  'balance',
  'overdue',
  'paid',
  'refund_due',
  'late',
  'cancelled',
  'refunded',
] as const
/**
 * `balance`: the deposit is there, the rest is not due yet; `overdue`: it was. `late`: money is held for what was cancelled.
 * `refund_due`: a refund waits to go out.
 */
export type OrderFilter = (typeof orderFilters)[number]
