/** The needs' door for server code: reading them, and every step of their life. */

export { actOnNeeds, BulkNeedsForm } from './act-on-needs.server'
export { changeNeedState } from './change-need-state.server'
export { countOpenNeedsByRegion } from './count-open-needs.server'
export { needJobs } from './deadlines/need-deadlines.server'
export { renewNeed } from './deadlines/renew-need.server'
export { discardNeedRevision } from './discard-need-revision.server'
export { draftNeed, mayDraftNeeds } from './draft-need.server'
export { endorseNeed } from './endorsements/endorse-need.server'
export { EndorsementForm } from './endorsements/endorsement.schema'
export { readEndorsements, readEndorsers } from './endorsements/endorsements.repo.server'
export { takeBackEndorsement } from './endorsements/take-back-endorsement.server'
export { findNoMatch } from './find-no-match.server'
export { readConflict } from './form/read-conflict.server'
export { ownNeedPage } from './http/own-need-page.server'
export { importNeeds, type NeedImport } from './import-needs.server'
export { readNeedSpans, readNeedStamps } from './list-public.server'
export { confirmRows } from './lists/confirm-rows.server'
export { readConfirmation } from './lists/confirmation'
export { LIST_PAGE } from './lists/need-list'
export { readNeedList, readNeedLists } from './lists/need-lists.repo.server'
export { MAX_LIST_BYTES, MAX_LIST_ROWS } from './lists/read-list'
export { removeNeedList } from './lists/remove-need-list.server'
export { uploadNeedList } from './lists/upload-need-list.server'
export { meetings, meetNeed, recordMet } from './meet-need.server'
export {
  countNeedsBesidePublic,
  lockNeed,
  readNeed,
  readNeedByExternalId,
  readNeeds,
  readNeedsBesidePublic,
  readNewestNeeds,
} from './need.repo.server'
export { needSchema } from './need.schema'
export { needsOfJson } from './need-file'
export { needColumns, readNeedRecord } from './need-record'
export { openNeed } from './open-need.server'
export { ownNeedCsv } from './own-need-csv'
export { countOwnNeeds, listOwnNeeds, ownNeedFilters } from './own-need-list.server'
export {
  readOwnNeed,
  readOwnNeeds,
  readTemplates,
  writtenFields,
} from './own-needs.repo.server'
export { insaragColumns, recordsOfInsaragList } from './profiles/insarag-americas'
export { nimsColumns, recordsOfNimsMetrics } from './profiles/nims-metrics'
export { readNeedScopes } from './read-need-scopes.server'
export { openNeedAgain, reopenNeed } from './reopen-need.server'
export { reviseNeed } from './revise-need.server'
export { saveNeedRevision } from './save-need-revision.server'
export { searchNeeds } from './search-needs.server'
export { withdrawals, withdrawNeed } from './withdraw-need.server'
