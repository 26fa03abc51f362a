import type { Db } from '~db/client.server'
import { addMember, makeOrganisation, makePerson, signInAs, type TestPerson } from '../../support/people'

/** Everybody who may come to a route, as the table names them. */
export const roles = [
  'anonymous',
  /** members of the organisation that the address names */
  'viewer',
  'editor',
  'owner',
  /** owner of another organisation, verified */
  'outsider',
  'reviewer',
  'administrator',
  /** owner of the organisation that the address names, which is suspended */
  'suspended organisation',
  'suspended person',
  'deleted person',
] as const
export type Role = (typeof roles)[number]

export type Visitor = {
  cookie: string
  /** what the address names */
  organisationId: number
  /** another member of it */
  member: TestPerson
  person: TestPerson | null
}

/** Makes somebody of this role with a world of their own, so that no request spoils it for the next. */
export async function makeVisitor(db: Db, role: Role): Promise<Visitor> {
  const member = await makePerson(db)
  const organisationId = await makeOrganisation(db, {
    state: role === 'suspended organisation' ? 'suspended' : 'verified',
    members: [[member, 'owner']],
  })
  if (role === 'suspended organisation')
    await db
      .updateTable('organisations')
      .set({ state_before_suspension: 'verified' })
      .where('id', '=', organisationId)
      .execute()
  if (role === 'anonymous') return { cookie: '', organisationId, member, person: null }
  const person = await makePerson(db, {
    platformRole: role === 'reviewer' || role === 'administrator' ? role : null,
  })
  let actsFor: number | null = null
  if (role === 'viewer' || role === 'editor' || role === 'owner') {
    await addMember(db, organisationId, person, role)
    actsFor = organisationId
  } else if (role === 'suspended organisation') {
    await addMember(db, organisationId, person, 'owner')
    actsFor = organisationId
  } else if (role === 'outsider') actsFor = await makeOrganisation(db, { members: [[person, 'owner']] })
  const { cookie } = await signInAs(db, person, { organisationId: actsFor })
  if (role === 'suspended person')
    await db.updateTable('people').set({ state: 'suspended' }).where('id', '=', person.id).execute()
  if (role === 'deleted person')
    await db
      .updateTable('people')
      .set({ state: 'deleted', email: null })
      .where('id', '=', person.id)
      .execute()
  return { cookie, organisationId, member, person }
}
