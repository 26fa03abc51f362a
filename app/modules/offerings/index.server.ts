/** The offerings' door for server code: reading them, and every step of their life. */
export { actOnOfferings } from './act-on-offerings.server'
export { eventTerms, readEventTerms } from './event-terms.server'
export { BulkActForm, NewOfferingForm, OfferingActForm, StepForm, TermsForm } from './form/form.schema'
export { formHead } from './form/form-head.server'
export { previewOf, problemList, stepPage } from './form/form-page.server'
export { readTerms } from './form/read-terms.server'
export { importOfferings, type OfferingImport } from './import-offerings.server'
export { readOfferingSpans, readOfferingStamps } from './list-public.server'
export { addMedia } from './media/add-media.server'
export { changeMedia } from './media/change-media.server'
export { MediaForm, mediaFiles } from './media/media.schema'
export { keptWords, mediaFaults, sentMedia } from './media/media-answer.server'
export { openMedia } from './media/open-media.server'
export { readMediaPage } from './media/read-media-page.server'
export { saveMedia } from './media/save-media.server'
export { mediaJobs } from './media/sweep-media.server'
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
export { offeringScopeOf } from './offering-scope.server'
export { countOwnOfferings, ownFilters, readOwnOfferings } from './own-offerings.server'
export { femaColumns, recordsOfFemaRates } from './profiles/fema-rates'
export { BulkPublishForm, OfferingDecisionForm, reasonsOf } from './review/decision.schema'
export { countOfferingQueue, readOfferingQueue, readSubmitted } from './review/read-submitted.server'
export { changeTerms } from './revisions/change-terms.server'
export { checkContent } from './revisions/check-content'
export { decideRevision } from './revisions/decide-revision.server'
export { discardRevision } from './revisions/discard-revision.server'
export { readWorkingCopy } from './revisions/read-working-copy.server'
export { saveStep } from './revisions/save-step.server'
export { startOffering } from './revisions/start-offering.server'
export { submitRevision } from './revisions/submit-revision.server'
export { withdrawRevision } from './revisions/withdraw-revision.server'
export { searchOfferings } from './search-offerings.server'
export { sharePicture } from './share/share-picture.server'
export { actOnSheet } from './sheets/act-on-sheet.server'
export { exportSheet, sheetTemplate } from './sheets/export-sheet.server'
export { readExportParts } from './sheets/own-rows.server'
export {
  countRows,
  listSheets,
  readReportRows,
  readSheetHead,
  rowFilters,
} from './sheets/read-report.server'
export { refusedCsv } from './sheets/refused-csv.server'
export {
  kindTabs,
  progressView,
  refusalText,
  rowView,
  sheetHeadView,
} from './sheets/report-view.server'
export { KEPT_DAYS, sheetFiles } from './sheets/sheet'
export { SheetActForm, UploadSheetForm } from './sheets/sheet.schema'
export { MAX_ROWS } from './sheets/sheet-book'
export { sheetJobs } from './sheets/sheet-jobs.server'
export { sheetPage } from './sheets/sheet-page.server'
export { uploadSheet } from './sheets/upload-sheet.server'
export { similarOfferings } from './similar-offerings.server'
