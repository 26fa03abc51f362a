import type { Db } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import type { NeedScope } from './need.repo.server'

/** Records that the trial met the need. @throws DomainError `not_found` (404), `need_state` (409) */
export const meetNeed = (db: Db, scope: NeedScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeNeedState(tx, scope, { id, event: 'meet', at }))
