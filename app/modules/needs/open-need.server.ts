import type { Db } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import type { NeedScope } from './need.repo.server'

/** Publishes a draft need. @throws DomainError `not_found` (404), `need_state` (409) */
export const openNeed = (db: Db, scope: NeedScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeNeedState(tx, scope, { id, event: 'open', at }))
