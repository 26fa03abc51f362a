/** The needs' door for server code: reading them, and every step of their life. */

export { draftNeed } from './draft-need.server'
export { findNoMatch } from './find-no-match.server'
export { importNeeds, type NeedImport } from './import-needs.server'
export { matchNeed } from './match-need.server'
export { meetNeed } from './meet-need.server'
export {
  type NeedScope,
  readNeed,
  readNeedByExternalId,
  readNeeds,
  readNewestNeeds,
} from './need.repo.server'
export { needSchema } from './need.schema'
export { needsOfJson } from './need-file'
export { needColumns, readNeedRecord } from './need-record'
export { openNeed } from './open-need.server'
export { insaragColumns, recordsOfInsaragList } from './profiles/insarag-americas'
export { nimsColumns, recordsOfNimsMetrics } from './profiles/nims-metrics'
export { reopenNeed } from './reopen-need.server'
export { reviseNeed } from './revise-need.server'
export { searchNeeds } from './search-needs.server'
export { startNeedTrial } from './start-need-trial.server'
export { withdrawNeed } from './withdraw-need.server'
