/**
 * The vocabulary's door for everyone: its types, tree helpers, quantities and units, and reading parameters.
 */
export * from './ip-rating'
export { plainText } from './numbers'
export * from './params'
export * from './quantity'
export * from './query-filters'
export * from './spec-filter'
export * from './tree'
export {
  allowedUnits,
  allUnitForms,
  fromCanonical,
  toCanonical,
  type UnitForm,
  type UnitReading,
} from './units'
export * from './value-names'
export * from './vocabulary'
