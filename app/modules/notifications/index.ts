/** The notices' door for everyone: their kinds, and the parts of their pages. */
export { NoticeList, noticeView } from './components/notice-list'
export { PreferencesTable, preferencesView } from './components/preferences-table'
export { mailDueAt } from './mails/mail-times'
export type { NoticeParams, NoticeWords } from './notice'
export { kindName } from './notice'
export type { NoticeCheck, NoticeChecks } from './notice-check'
