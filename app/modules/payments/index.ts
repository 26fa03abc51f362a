/** The payments' door for everyone: what an order is, its states, and what it comes to. */
export * from './order'
export { missingOf, totalsOf, writtenMinor } from './order-money'
export { orderOfReference, referenceOf } from './order-reference'
export { mayDo, type OrderState, orderStates } from './order-states'
