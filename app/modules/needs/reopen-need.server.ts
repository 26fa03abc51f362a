import type { Db } from '~db/client.server'
import { changeNeedState } from './change-need-state.server'
import type { NeedScope } from './need.repo.server'

/** Opens a need again when its match or trial came to nothing, or new supply may meet it. @throws DomainError `not_found` (404), `need_state` (409) */
export const reopenNeed = (db: Db, scope: NeedScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeNeedState(tx, scope, { id, event: 'reopen', at }))
