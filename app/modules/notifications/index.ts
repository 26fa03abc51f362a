/** The notices' door for everyone: their kinds, and the parts of their pages. */
export { NoticeList, noticeView } from './components/notice-list'
export { PreferencesTable, preferencesView } from './components/preferences-table'
export { kindName } from './notice'
