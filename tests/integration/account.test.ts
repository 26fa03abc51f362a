import { describe, expect, it } from 'vitest'
import { changeEmail } from '~/modules/accounts/people/change-email.server'
import { changePassword } from '~/modules/accounts/people/change-password.server'
import { deletePerson } from '~/modules/accounts/people/delete-person.server'
import { keepEmail } from '~/modules/accounts/people/keep-email.server'
import { requestEmailChange } from '~/modules/accounts/people/request-email-change.server'
import { requestPasswordReset } from '~/modules/accounts/people/request-password-reset.server'
import { resetPassword } from '~/modules/accounts/people/reset-password.server'
import { chooseOrganisation } from '~/modules/accounts/sessions/choose-organisation.server'
import { endSession } from '~/modules/accounts/sessions/end-session.server'
import { listSessions } from '~/modules/accounts/sessions/list-sessions.server'
import { readSession } from '~/modules/accounts/sessions/sessions.repo.server'
import { signIn } from '~/modules/accounts/sessions/sign-in.server'
import { hashToken } from '~/modules/accounts/sessions/tokens.server'
import type { Anonymous, Person } from '~/modules/accounts/viewer'
import { useDatabase } from '../support/database'
import { addMember, makeOrganisation, makePerson, signInAs, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase()
const origin = 'https://muster.example'
const from = { address: '127.0.0.1', requestId: 'test' }
const anonymous: Anonymous = { kind: 'anonymous', from }
const password = '三年前在郑州的那个夏天'

const refusal = (act: Promise<unknown>): Promise<{ code: string; status: number } | null> =>
  act.then(() => null).catch((error) => error)
const sessionOf = (token: string) => readSession(database.db, hashToken(token), testDay)
const lives = async (token: string) => (await sessionOf(token)) !== null
const rowOf = (id: number) =>
  database.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const audited = async (personId: number) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('actor_id', '=', personId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

/** The token of the newest mail of a kind to an address. */
async function tokenIn(kind: string, address: string): Promise<string> {
  const mail = await database.db
    .selectFrom('mails')
    .select('body_text')
    .where('kind', '=', kind)
    .where('to_address', '=', address)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return /token=([\w-]{43})/.exec(mail?.body_text ?? '')?.[1] ?? ''
}

/** Somebody with a session of their own and what a request with it would see. */
async function signedIn(person: { id: number }): Promise<{ viewer: Person; token: string }> {
  const { token } = await signInAs(database.db, person, { at: testDay })
  const found = await sessionOf(token)
  if (!found) throw new Error('nobody is signed in')
  return { viewer: { ...found.person, from }, token }
}
const newAddress = () => `new-${Math.random().toString(36).slice(2)}@example.com`

describe('changing the e-mail address', () => {
  it('waits for the link that goes to the new address, and tells the old one', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db, { password })
    const { viewer } = await signedIn(person)
    const email = newAddress()
    await requestEmailChange(services, viewer, { email }, { origin })
    expect((await rowOf(person.id)).email).toBe(person.email)
    expect(await tokenIn('email_changing', person.email)).not.toBe('')
    const token = await tokenIn('change_email', email)
    await requestPasswordReset(services, anonymous, { email: person.email }, { origin })
    const reset = await tokenIn('reset_password', person.email)
    await changeEmail(services, anonymous, { token })
    expect(await rowOf(person.id)).toMatchObject({ email, email_verified_at: testDay })
    expect(await refusal(changeEmail(services, anonymous, { token }))).toMatchObject({ status: 410 })
    const stale = resetPassword(
      services,
      anonymous,
      { token: reset, password: '另一句只有我知道的话' },
      { origin },
    )
    expect(await refusal(stale)).toMatchObject({ code: 'link_expired' })
    expect(await audited(person.id)).toContain('person.email_change_requested')
  })

  it('gives an address to one of two who change to it at once', async () => {
    const services = testServices(database)
    const email = newAddress()
    const tokens: string[] = []
    for (const _ of [0, 1]) {
      const { viewer } = await signedIn(await makePerson(database.db))
      await requestEmailChange(services, viewer, { email }, { origin })
      tokens.push(await tokenIn('change_email', email))
    }
    const outcomes = await Promise.all(
      tokens.map((token) => refusal(changeEmail(services, anonymous, { token }))),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: 'email_taken', status: 409 })
  })

  it('says nothing of whether the new address has an account, and changes nothing then', async () => {
    const services = testServices(database)
    const owner = await makePerson(database.db)
    const { viewer } = await signedIn(await makePerson(database.db))
    expect(await refusal(requestEmailChange(services, viewer, { email: owner.email }, { origin }))).toBeNull()
    expect(await tokenIn('change_email', owner.email)).toBe('')
    expect(
      await refusal(requestEmailChange(services, viewer, { email: viewer.email }, { origin })),
    ).toMatchObject({ code: 'same_email' })
  })

  it('is undone by the owner of the old address: everybody is out, and the password is void', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db, { password })
    const { viewer, token: session } = await signedIn(person)
    const stolen = newAddress()
    await requestEmailChange(services, viewer, { email: stolen }, { origin })
    const objection = await tokenIn('email_changing', person.email)
    await changeEmail(services, anonymous, { token: await tokenIn('change_email', stolen) })
    // Whoever took the account over changes it once more; the first objection still counts.
    const { viewer: thief } = await signedIn(person)
    const further = newAddress()
    await requestEmailChange(services, thief, { email: further }, { origin })
    await changeEmail(services, anonymous, { token: await tokenIn('change_email', further) })
    await database.db
      .insertInto('passkeys')
      .values({
        person_id: person.id,
        credential_id: `stolen-${person.id}`,
        public_key: Buffer.from('key'),
        name: 'of the thief',
        created_at: testDay,
      })
      .execute()
    await keepEmail(services, anonymous, { token: objection }, { origin })
    expect(await rowOf(person.id)).toMatchObject({ email: person.email, password_hash: null })
    expect(await lives(session)).toBe(false)
    const passkeys = await database.db
      .selectFrom('passkeys')
      .select('id')
      .where('person_id', '=', person.id)
      .execute()
    expect(passkeys).toEqual([])
    const thiefs = await tokenIn('email_changing', stolen)
    expect(await refusal(keepEmail(services, anonymous, { token: thiefs }, { origin }))).toMatchObject({
      code: 'link_expired',
    })
    const attempt = signIn(services, anonymous, { email: person.email, password, userAgent: null })
    expect(await refusal(attempt)).toMatchObject({ code: 'sign_in_failed' })
    const reset = await tokenIn('reset_password', person.email)
    await resetPassword(services, anonymous, { token: reset, password: '另一句只有我知道的话' }, { origin })
  })

  it('lets an account that was never proven not stand in the way', async () => {
    const services = testServices(database)
    const email = newAddress()
    const squatter = await makePerson(database.db, { email })
    await database.db
      .updateTable('people')
      .set({ email_verified_at: null })
      .where('id', '=', squatter.id)
      .execute()
    const person = await makePerson(database.db)
    const { viewer } = await signedIn(person)
    await requestEmailChange(services, viewer, { email }, { origin })
    await changeEmail(services, anonymous, { token: await tokenIn('change_email', email) })
    expect((await rowOf(person.id)).email).toBe(email)
    expect(await rowOf(squatter.id)).toMatchObject({ state: 'deleted', email: null })
  })
})

describe('changing the password', () => {
  it('asks for the current one, ends other sessions, and gives this one a new token', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db, { password })
    const { token: other } = await signedIn(person)
    const { viewer, token } = await signedIn(person)
    const next = '去年冬天河边的那盏灯'
    const wrong = changePassword(services, viewer, { current: 'not it at all', password: next }, { origin })
    expect(await refusal(wrong)).toMatchObject({ code: 'password_wrong' })
    const about = { current: password, password: person.email }
    expect(await refusal(changePassword(services, viewer, about, { origin }))).toMatchObject({
      code: 'password_too_common',
    })
    expect(await lives(other)).toBe(true)
    const renewed = await changePassword(services, viewer, { current: password, password: next }, { origin })
    expect([await lives(other), await lives(token), await lives(renewed)]).toEqual([false, false, true])
    const result = await signIn(services, anonymous, { email: person.email, password: next, userAgent: null })
    expect(result.kind).toBe('session')
    expect(await audited(person.id)).toEqual(
      expect.arrayContaining(['person.confirmation_refused', 'person.password_changed']),
    )
  })
})

describe('the list of sessions', () => {
  it('ends one or all others, which are dead at their next request; never those of somebody else', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db)
    const { token: first, viewer: firstViewer } = await signedIn(person)
    const { token: second } = await signedIn(person)
    const { viewer, token } = await signedIn(person)
    const listed = await listSessions(services, viewer)
    expect(listed).toHaveLength(3)
    expect(listed[0]).toMatchObject({ id: viewer.sessionId, current: true, address: '127.0.0.1' })
    const stranger = await viewerOf(database.db, await makePerson(database.db), { at: testDay })
    expect(await refusal(endSession(services, stranger, { session: viewer.sessionId }))).toMatchObject({
      status: 404,
    })
    expect(await lives(token)).toBe(true)
    await endSession(services, viewer, { session: firstViewer.sessionId })
    expect([await lives(first), await lives(second), await lives(token)]).toEqual([false, true, true])
    await endSession(services, viewer, { session: 'others' })
    expect([await lives(second), await lives(token)]).toEqual([false, true])
  })
})

describe('choosing the organisation to act for', () => {
  it('takes one of one’s own, with a new token; any other is not there', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db)
    const own = await makeOrganisation(database.db, { members: [[person, 'editor']] })
    const foreign = await makeOrganisation(database.db)
    const { viewer, token } = await signedIn(person)
    expect(await refusal(chooseOrganisation(services, viewer, { organisation: foreign }))).toMatchObject({
      status: 404,
    })
    const next = await chooseOrganisation(services, viewer, { organisation: own })
    expect(next).not.toBe(token)
    expect((await sessionOf(next))?.person.organisation).toMatchObject({ id: own, role: 'editor' })
    await database.db.deleteFrom('memberships').where('person_id', '=', person.id).execute()
    expect((await sessionOf(next))?.person.organisation).toBeNull()
  })
})

describe('deleting the account', () => {
  it('leaves a number and nothing of the person', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db, { password, name: '赵海' })
    const organisation = await makeOrganisation(database.db, { members: [[person, 'editor']] })
    await requestPasswordReset(services, anonymous, { email: person.email }, { origin })
    await database.db
      .updateTable('mails')
      .set({ sent_at: testDay })
      .where('to_address', '=', person.email)
      .execute()
    const { viewer, token } = await signedIn(person)
    await endSession(services, viewer, { session: 'others' })
    expect(await refusal(deletePerson(services, viewer, { email: 'other@example.com' }))).toMatchObject({
      code: 'not_the_email',
    })
    expect(await lives(token)).toBe(true)
    await deletePerson(services, viewer, { email: person.email })
    expect(await rowOf(person.id)).toMatchObject({
      state: 'deleted',
      email: null,
      password_hash: null,
      deleted_at: testDay,
    })
    expect((await rowOf(person.id)).name).not.toContain('赵海')
    expect(await lives(token)).toBe(false)
    for (const table of ['sessions', 'memberships', 'email_tokens'] as const) {
      const rows = await database.db
        .selectFrom(table)
        .select('person_id')
        .where('person_id', '=', person.id)
        .execute()
      expect(rows, table).toEqual([])
    }
    const mails = await database.db
      .selectFrom('mails')
      .selectAll()
      .where('person_id', '=', person.id)
      .execute()
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/赵海|@example\.com|token=/)
    expect(await audited(person.id)).toContain('person.deleted')
    const attempt = signIn(services, anonymous, { email: person.email, password, userAgent: null })
    expect(await refusal(attempt)).toMatchObject({ code: 'sign_in_failed' })
    expect(organisation).toBeGreaterThan(0)
  })

  it('is refused to the only owner of an organisation that others belong to, until another one owns it', async () => {
    const services = testServices(database)
    const [owner, member] = [await makePerson(database.db), await makePerson(database.db)]
    const id = await makeOrganisation(database.db, {
      nameZh: '长江排涝',
      members: [
        [owner, 'owner'],
        [member, 'editor'],
      ],
    })
    const { viewer } = await signedIn(owner)
    expect(await refusal(deletePerson(services, viewer, owner))).toMatchObject({
      code: 'sole_owner',
      status: 409,
      params: { names: '长江排涝' },
    })
    expect((await rowOf(owner.id)).state).toBe('active')
    await database.db
      .updateTable('memberships')
      .set({ role: 'owner' })
      .where('organisation_id', '=', id)
      .where('person_id', '=', member.id)
      .execute()
    await deletePerson(services, viewer, owner)
    expect((await rowOf(owner.id)).state).toBe('deleted')
  })

  it('leaves one owner where two delete their accounts at once', async () => {
    const services = testServices(database)
    const owners = [await makePerson(database.db), await makePerson(database.db)]
    const member = await makePerson(database.db)
    const id = await makeOrganisation(database.db)
    for (const owner of owners) await addMember(database.db, id, owner, 'owner')
    await addMember(database.db, id, member, 'viewer')
    const viewers = await Promise.all(owners.map((owner) => signedIn(owner)))
    const outcomes = await Promise.all(
      viewers.map(({ viewer }) => refusal(deletePerson(services, viewer, { email: viewer.email }))),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: 'sole_owner' })
  })

  it('is refused to the only administrator', async () => {
    const services = testServices(database)
    const person = await makePerson(database.db, { platformRole: 'administrator' })
    const { viewer } = await signedIn(person)
    expect(await refusal(deletePerson(services, viewer, person))).toMatchObject({
      code: 'last_administrator',
    })
    await makePerson(database.db, { platformRole: 'administrator' })
    expect(await refusal(deletePerson(services, viewer, person))).toBeNull()
  })
})
