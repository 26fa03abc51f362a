import type { Need } from '~/modules/needs'
import { readNeed, readNeedByExternalId } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOffering, readOfferingByExternalId } from '~/modules/offerings/index.server'
import { notFoundError } from '~/platform/errors'
import { rowIdOf } from '~/platform/row-id'
import type { Db } from '~db/client.server'

const MAX_KEY = 200

/** What a `:id` in the URL names: the id, or the id of the list it was imported from, such as O001. */
async function byKey<Item>(
  what: string,
  key: string,
  read: { byId(id: number): Promise<Item>; byExternalId(id: string): Promise<Item> },
): Promise<Item> {
  const id = rowIdOf(key)
  if (id !== null) return read.byId(id)
  if (key === '' || key.length > MAX_KEY) throw notFoundError(what, key)
  return read.byExternalId(key)
}

/** A published offering. @throws DomainError `not_found` (404) */
export const readOfferingByKey = (db: Db, key: string): Promise<Offering> =>
  byKey('offering', key, {
    byId: (id) => readOffering(db, 'public', id),
    byExternalId: (id) => readOfferingByExternalId(db, 'public', id),
  })

/** A public need. @throws DomainError `not_found` (404) */
export const readNeedByKey = (db: Db, key: string): Promise<Need> =>
  byKey('need', key, {
    byId: (id) => readNeed(db, 'public', id),
    byExternalId: (id) => readNeedByExternalId(db, 'public', id),
  })
