import type { Db } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import type { NeedScope } from './need-scope'

/** Records that an open need has found its match. @throws DomainError `not_found` (404), `need_state` (409) */
export const matchNeed = (db: Db, scope: NeedScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeNeedState(tx, scope, { id, event: 'match', at }))
