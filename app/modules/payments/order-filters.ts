export const orderFilters = [
  'waiting',
  'transfer',
  'paid',
  'refund_due',
  'late',
  'cancelled',
  'refunded',
] as const
/** `late`: money is held for what was cancelled. `refund_due`: a refund waits to go out. */
export type OrderFilter = (typeof orderFilters)[number]
