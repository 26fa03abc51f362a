/** The introductions' door for server code: asking, answering, and reading where one stands. */
export { actOnIntroduction } from './act-on-introduction.server'
export { askForIntroduction } from './ask-for-introduction.server'
export { acceptIntroduction, declineIntroduction, withdrawIntroduction } from './change-introduction.server'
export { askView, choicesView } from './http/ask-view.server'
export { introductionPage } from './http/introduction-page.server'
export { lessonsView } from './http/lessons-view.server'
export { outcomePage } from './http/outcome-page.server'
export { AskForm as AskFields, IntroductionActForm, IntroductionSettingsForm } from './introduction.schema'
export {
  countIntroductions,
  findOpen,
  introductionFilters,
  listIntroductions,
} from './introductions.repo.server'
export { introductionJobs, lapseIntroductions } from './lapse-introductions.server'
export { endIntroduction } from './outcomes/end-introduction.server'
export { OutcomeActForm } from './outcomes/outcome.schema'
export { readMet } from './outcomes/outcomes.repo.server'
export { answerQuote } from './quotes/answer-quote.server'
export {
  comparisonPage,
  quoteDocumentPage,
  quotePage,
  quoteWritePage,
  requestChoices,
} from './quotes/http/quote-pages.server'
export { openQuoteFile } from './quotes/open-quote-file.server'
export { QuoteActForm, QuoteForm as QuoteFields, quoteFiles, RequestQuotesForm } from './quotes/quote.schema'
export { comparisonPdf, quotePdf } from './quotes/quote-pdf.server'
export { requestQuotes } from './quotes/request-quotes.server'
export { sendQuote } from './quotes/send-quote.server'
export { readFit } from './read-fit.server'
export { changeIntroductionSettings } from './settings/change-settings.server'
export {
  blockOrganisation,
  pauseIntroductions,
  readIntroductionSettings,
  takesNoRequests,
} from './settings/settings.server'
export { showContacts } from './show-contacts.server'
export { actOnThread, fileIn } from './thread/act-on-thread.server'
export { messageFiles, ThreadActForm } from './thread/message.schema'
export { readUnread } from './thread/messages.repo.server'
export { readMessageFile } from './thread/read-message-file.server'
export { oneMessage, threadPage, threadStream } from './thread/thread-page.server'
export { actOnTrial } from './trials/change-trial.server'
