import { sql } from 'kysely'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { MemberRole, OrganisationKind, OrganisationState, Person } from '../viewer'
import { type OrganisationRight, rightsInState, rightsOf } from './organisation-policy'
import type { DocumentKind, OrganisationFacts, OrganisationSnapshot } from './organisation-snapshot'
import type { ActiveState } from './organisation-states'

export type StoredOrganisation = OrganisationFacts & {
  id: number
  state: OrganisationState
  stateBeforeSuspension: ActiveState | null
  /** why the last submission was returned, until the next one */
  returnReason: string | null
  /** grows with every change of the facts */
  version: number
}

const columns = [
  'id',
  'kind',
  'name_zh',
  'name_en',
  'region_code',
  'credit_code',
  'team_type_code',
  'parent_authority',
  'intro_zh',
  'intro_en',
  'website',
  'state',
  'state_before_suspension',
  'return_reason',
  'version',
] as const

const selectOrganisation = (db: Db | Tx, id: number) =>
  db
    .selectFrom('organisations')
    .select([...columns])
    .where('id', '=', id)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selectOrganisation>['executeTakeFirst']>>>

const fromRow = (row: Row): StoredOrganisation => ({
  id: row.id,
  kind: row.kind as OrganisationKind,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  region: row.region_code,
  creditCode: row.credit_code,
  teamType: row.team_type_code,
  parentAuthority: row.parent_authority,
  introZh: row.intro_zh,
  introEn: row.intro_en,
  website: row.website,
  state: row.state as OrganisationState,
  stateBeforeSuspension: row.state_before_suspension as ActiveState | null,
  returnReason: row.return_reason,
  version: row.version,
})

/** Null: there is none. Whether the viewer may see it is for the caller to ask first. */
export async function readOrganisation(db: Db | Tx, id: number): Promise<StoredOrganisation | null> {
  const row = await selectOrganisation(db, id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/**
 * Locks an organisation to the end of the transaction; everything that changes it, its members, invitations
 * or reviews does so first. @throws DomainError `not_found` (404)
 */
export async function lockOrganisation(tx: Tx, id: number): Promise<StoredOrganisation> {
  const row = await selectOrganisation(tx, id).forUpdate().executeTakeFirst()
  if (row === undefined) throw notFoundError('organisation', id)
  return fromRow(row)
}

export type LockedForMember = StoredOrganisation & { role: MemberRole }

/**
 * Locks an organisation for one of its members, whose role is read under the lock: a role that was taken away
 * a moment ago is gone.
 * @throws DomainError `not_found` (404) for whoever is no member, `organisation_suspended` (403), and
 * `not_allowed` (403) where the role does not reach
 */
export async function lockForMember(
  tx: Tx,
  viewer: Person,
  id: number,
  right: OrganisationRight,
): Promise<LockedForMember> {
  const organisation = await lockOrganisation(tx, id)
  const row = await tx
    .selectFrom('memberships')
    .select('role')
    .where('organisation_id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst()
  if (row === undefined) throw notFoundError('organisation', id)
  const role = row.role as MemberRole
  if (organisation.state === 'suspended' && !rightsInState('suspended').includes(right))
    throw new DomainError('organisation_suspended', {}, { status: 403 })
  if (!rightsOf({ state: organisation.state, role }).includes(right))
    throw new DomainError('not_allowed', {}, { status: 403 })
  return { ...organisation, role }
}

/** The documents that an organisation shows as proof, oldest first. */
export async function readDocuments(
  db: Db | Tx,
  organisationId: number,
): Promise<OrganisationSnapshot['documents']> {
  const rows = await db
    .selectFrom('organisation_documents as d')
    .innerJoin('files as f', 'f.id', 'd.file_id')
    .select(['d.file_id', 'd.kind', 'f.name'])
    .where('d.organisation_id', '=', organisationId)
    .where('f.removed_at', 'is', null)
    .orderBy('d.created_at')
    .orderBy('d.file_id')
    .execute()
  return rows.map(({ file_id, kind, name }) => ({ fileId: file_id, kind: kind as DocumentKind, name }))
}

/** What of an organisation is reviewed, without anything else. */
export const factsOf = (facts: OrganisationFacts): OrganisationFacts => ({
  kind: facts.kind,
  nameZh: facts.nameZh,
  nameEn: facts.nameEn,
  region: facts.region,
  creditCode: facts.creditCode,
  teamType: facts.teamType,
  parentAuthority: facts.parentAuthority,
  introZh: facts.introZh,
  introEn: facts.introEn,
  website: facts.website,
})

/** The columns that hold the facts. */
export const factColumns = (facts: OrganisationFacts) => ({
  kind: facts.kind,
  name_zh: facts.nameZh,
  name_en: facts.nameEn,
  region_code: facts.region,
  credit_code: facts.creditCode,
  team_type_code: facts.teamType,
  parent_authority: facts.parentAuthority,
  intro_zh: facts.introZh,
  intro_en: facts.introEn,
  website: facts.website,
})

/**
 * Makes the facts those of the organisation, and has everything it published looked at again by the index,
 * for its name and place stand beside it.
 * @throws DomainError `credit_code_taken` (409) at the field, where another organisation has the code
 */
export async function writeFacts(tx: Tx, id: number, facts: OrganisationFacts, at: Date): Promise<void> {
  await refuseTakenCode(tx, facts.creditCode, id)
  await tx
    .updateTable('organisations')
    .set({ ...factColumns(facts), version: sql`version + 1`, updated_at: at })
    .where('id', '=', id)
    .execute()
  for (const table of ['offerings', 'needs'] as const) {
    const rows = await tx.selectFrom(table).select('id').where('organisation_id', '=', id).execute()
    await markForIndex(
      tx,
      table,
      rows.map((row) => row.id),
    )
  }
}

/**
 * Refuses a credit code that another organisation has, without saying which. Two that register the same code
 * at once wait for each other here.
 */
export async function refuseTakenCode(tx: Tx, code: string | null, ownId: number | null): Promise<void> {
  if (code === null) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credit_code ${code}`}, 0))`.execute(tx)
  const taken = await tx
    .selectFrom('organisations')
    .select('id')
    .where('credit_code', '=', code)
    .executeTakeFirst()
  if (taken && taken.id !== ownId)
    throw new DomainError('credit_code_taken', { field: 'creditCode' }, { status: 409 })
}
