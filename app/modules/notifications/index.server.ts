/** The notices' door for server code: telling people, and how they choose to be told. */

export type { NoticeKind } from './kinds'
export { listNotices } from './list-notices.server'
export { markAllRead, markRead, settleNotices } from './mark-read.server'
export { NoticeActForm, NoticeQuery, UnsubscribeForm } from './notice.schema'
export { noticeJobs } from './notice-jobs.server'
export { notify } from './notify.server'
export { readPreferences } from './preferences/preferences.repo.server'
export { PreferencesForm } from './preferences/preferences-form'
export { savePreferences } from './preferences/save-preferences.server'
export { readUnsubscribe, unsubscribe } from './unsubscribe/unsubscribe.server'
