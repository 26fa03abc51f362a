import { sql } from 'kysely'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import type { Person, PlatformRole } from '../viewer'
import type { PersonState } from './people-query'

type Row = {
  id: number
  name: string
  state: PersonState
  platform_role: PlatformRole | null
  proven: boolean
}

/**
 * Locks a person and every active administrator to the end of the transaction, in the order of their ids: what
 * two administrators do to each other, or to the last but one, happens one after the other.
 */
export async function lockWithAdministrators(tx: Tx, personId: number) {
  const { rows } = await sql<Row>`
    select id, name, state, platform_role, email_verified_at is not null as proven from people
    where id = ${personId} or (platform_role = 'administrator' and state = 'active')
    order by id for update`.execute(tx)
  const person = rows.find(({ id }) => id === personId)
  const administrators = rows.filter((row) => row.platform_role === 'administrator' && row.state === 'active')
  return { person, administrators: administrators.map(({ id }) => id) }
}

/** @throws DomainError `last_administrator` (409) where nobody would be left to govern the site */
export function mustLeaveAnother(administrators: readonly number[], personId: number): void {
  if (administrators.every((id) => id === personId))
    throw new DomainError('last_administrator', { field: 'act' }, { status: 409 })
}

/**
 * Locks the person whom an administrator acts on.
 * @throws DomainError `not_found` where there is none, they are deleted, or whoever acts is no longer an administrator
 */
export async function lockForAdministrator(tx: Tx, viewer: Person, personId: number) {
  const { person, administrators } = await lockWithAdministrators(tx, personId)
  if (person === undefined || person.state === 'deleted' || !administrators.includes(viewer.id))
    throw notFoundError('person', personId)
  return { person, administrators }
}
