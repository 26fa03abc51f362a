/** The offerings' door for server code: reading them, and every step of their life. */
export { archiveOffering } from './archive-offering.server'
export { draftOffering } from './draft-offering.server'
export { importOfferings, type OfferingImport } from './import-offerings.server'
export {
  type OfferingScope,
  type OfferingVersion,
  readOffering,
  readOfferingByExternalId,
  readOfferings,
  readOfferingVersions,
} from './offering.repo.server'
export { offeringSchema } from './offering.schema'
export { offeringsOfJson } from './offering-file'
export { offeringColumns, readOfferingRecord } from './offering-record'
export { pauseOffering } from './pause-offering.server'
export { femaColumns, recordsOfFemaRates } from './profiles/fema-rates'
export { publishOffering } from './publish-offering.server'
export { resumeOffering } from './resume-offering.server'
export { returnOffering } from './return-offering.server'
export { reviseOffering } from './revise-offering.server'
export { searchOfferings } from './search-offerings.server'
export { similarOfferings } from './similar-offerings.server'
export { submitOffering } from './submit-offering.server'
