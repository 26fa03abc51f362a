import { randomBytes } from 'node:crypto'
import { hashPassword } from '~/modules/accounts/people/passwords.server'
import { beginSession, readSession } from '~/modules/accounts/sessions/sessions.repo.server'
import { hashToken } from '~/modules/accounts/sessions/tokens.server'
import type {
  MemberRole,
  OrganisationKind,
  OrganisationState,
  Person,
  PlatformRole,
} from '~/modules/accounts/viewer'
import type { Db } from '~db/client.server'

const from = { address: '127.0.0.1', requestId: 'test' }

export type TestPerson = { id: number; name: string; email: string }

/** Somebody with a proven address. `password` only where a test signs in by the form: hashing takes its time. */
export async function makePerson(
  db: Db,
  options: {
    name?: string
    email?: string
    language?: 'zh' | 'en'
    platformRole?: PlatformRole | null
    password?: string
  } = {},
): Promise<TestPerson> {
  const email = options.email ?? `person-${randomBytes(5).toString('hex')}@example.com`
  const name = options.name ?? '林晓'
  const { id } = await db
    .insertInto('people')
    .values({
      email,
      name,
      email_verified_at: new Date(),
      language: options.language ?? 'zh',
      platform_role: options.platformRole ?? null,
      password_hash: options.password ? await hashPassword(options.password) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, name, email }
}

/** An organisation as it stands in the database, with its members by their roles. */
export async function makeOrganisation(
  db: Db,
  options: {
    kind?: OrganisationKind
    state?: OrganisationState
    nameZh?: string
    creditCode?: string | null
    members?: [{ id: number }, MemberRole][]
  } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('organisations')
    .values({
      kind: options.kind ?? 'enterprise',
      state: options.state ?? 'verified',
      name_zh: options.nameZh ?? `测试单位${randomBytes(3).toString('hex')}`,
      region_code: '430000',
      intro_zh: '生产排水抢险装备。',
      credit_code: options.creditCode ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [person, role] of options.members ?? []) await addMember(db, id, person, role)
  return id
}

export const addMember = (db: Db, organisationId: number, person: { id: number }, role: MemberRole) =>
  db
    .insertInto('memberships')
    .values({ organisation_id: organisationId, person_id: person.id, role })
    .execute()

/** A session of this person; what the browser would send: `cookie`, or its parts for a browser context. */
export async function signInAs(
  db: Db,
  person: { id: number },
  { organisationId = null, at = new Date() }: { organisationId?: number | null; at?: Date } = {},
): Promise<{ token: string; cookie: string; name: string }> {
  const token = await db
    .transaction()
    .execute((tx) => beginSession(tx, { personId: person.id, organisationId, at, from, userAgent: 'test' }))
  const name = 'muster_session'
  return { token, name, cookie: `${name}=${token}` }
}

/** The viewer that a request of this person would have at this moment, with a session begun for it. */
export async function viewerOf(
  db: Db,
  person: { id: number },
  { organisationId = null, at = new Date() }: { organisationId?: number | null; at?: Date } = {},
): Promise<Person> {
  const { token } = await signInAs(db, person, { organisationId, at })
  const found = await readSession(db, hashToken(token), at)
  if (found === null) throw new Error('nobody is signed in')
  return { ...found.person, from }
}
