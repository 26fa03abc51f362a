/** The offerings' door for server code: reading them, and every step of their life. */
export { archiveOffering } from './archive-offering.server'
export {
  type OfferingScope,
  type OfferingVersion,
  readOffering,
  readOfferingByExternalId,
  readOfferings,
  readOfferingVersions,
} from './offering.repo.server'
export { pauseOffering } from './pause-offering.server'
export { publishOffering } from './publish-offering.server'
export { resumeOffering } from './resume-offering.server'
export { returnOffering } from './return-offering.server'
export { searchOfferings } from './search-offerings.server'
export { submitOffering } from './submit-offering.server'
