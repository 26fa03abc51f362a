import { membershipIn, type Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Entry } from './challenge'

/** The teams whose needs stand behind an entry. */
export async function teamsBehind(db: Db | Tx, { needIds }: Pick<Entry, 'needIds'>): Promise<number[]> {
  if (needIds.length === 0) return []
  const rows = await db
    .selectFrom('needs')
    .select('organisation_id')
    .distinct()
    .where('id', 'in', needIds)
    .orderBy('organisation_id')
    .execute()
  return rows.map((row) => row.organisation_id)
}

/** @throws DomainError `own_organisation` (403) to a reviewer who belongs to a team behind the entry */
export async function refuseOwn(tx: Tx, viewer: Person, entry: Entry): Promise<void> {
  const teams = await teamsBehind(tx, entry)
  if (teams.some((id) => membershipIn(viewer, id) !== null))
    throw new DomainError('own_organisation', {}, { status: 403 })
}
