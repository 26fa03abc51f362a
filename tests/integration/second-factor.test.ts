import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { readFactors } from '~/modules/accounts/factors/factors.repo.server'
import { replaceRecoveryCodes } from '~/modules/accounts/factors/replace-recovery-codes.server'
import { setUpTotp } from '~/modules/accounts/factors/set-up-totp.server'
import { readTotpSetUp, startTotp } from '~/modules/accounts/factors/start-totp.server'
import { turnOffTotp } from '~/modules/accounts/factors/turn-off-totp.server'
import { confirmPerson } from '~/modules/accounts/sessions/confirm-person.server'
import { finishSignIn, readPendingSignIn } from '~/modules/accounts/sessions/finish-sign-in.server'
import { readSession } from '~/modules/accounts/sessions/sessions.repo.server'
import { signIn } from '~/modules/accounts/sessions/sign-in.server'
import { hashToken } from '~/modules/accounts/sessions/tokens.server'
import type { Anonymous } from '~/modules/accounts/viewer'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePerson, signInAs, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase()
const origin = 'https://muster.example'
const anonymous: Anonymous = { kind: 'anonymous', from: { address: '127.0.0.1', requestId: 'test' } }
const password = '三年前在郑州的那个夏天'

const later = (seconds: number) => new Date(testDay.getTime() + seconds * 1000)
const servicesAt = (at: Date) => testServices(database, null, fixedClock(at))
const refusal = (act: Promise<unknown>): Promise<{ code: string; status: number } | null> =>
  act.then(() => null).catch((error) => error)
const lives = async (token: string, at = testDay) =>
  (await readSession(database.db, hashToken(token), at)) !== null
const audited = async (personId: number) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'person')
      .where('object_id', '=', String(personId))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
const mailsOf = async (personId: number) =>
  (
    await database.db
      .selectFrom('mails')
      .select('kind')
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)

/** Somebody whose authenticator was set up at `testDay`; `codeAt` is what it shows at a moment. */
async function makeGuarded() {
  const person = await makePerson(database.db, { password })
  const services = servicesAt(testDay)
  const viewer = await viewerOf(database.db, person, { at: testDay })
  await startTotp(services, viewer)
  const waiting = await readTotpSetUp(services, viewer)
  const secret = Secret.fromBase32((waiting?.text ?? '').replaceAll(' ', ''))
  const codeAt = (at: Date) => TOTP.generate({ secret, timestamp: at.getTime() })
  const { token, codes } = await setUpTotp(services, viewer, { code: codeAt(testDay) }, { origin })
  const found = await readSession(database.db, hashToken(token), testDay)
  if (!found) throw new Error('the session did not live on')
  return { person, viewer: { ...found.person, from: viewer.from }, token, codes, codeAt }
}

/** The token of a sign-in that waits for its second factor. */
async function half(email: string, at: Date): Promise<string> {
  const result = await signIn(servicesAt(at), anonymous, { email, password, userAgent: null })
  expect(result.kind).toBe('second_factor')
  return result.token
}
const finish = (pending: string, code: string, at: Date) =>
  finishSignIn(servicesAt(at), anonymous, { pending, code, userAgent: null })

describe('setting up codes from a phone', () => {
  it('takes force with the first code, ends other sessions, changes this one, and tells by mail and log', async () => {
    const person = await makePerson(database.db, { password })
    const other = await signInAs(database.db, person, { at: testDay })
    const own = await signInAs(database.db, person, { at: testDay })
    const found = await readSession(database.db, hashToken(own.token), testDay)
    const viewer = {
      ...(found?.person as never as Awaited<ReturnType<typeof viewerOf>>),
      from: anonymous.from,
    }
    const services = servicesAt(testDay)
    await startTotp(services, viewer)
    const waiting = await readTotpSetUp(services, viewer)
    expect(waiting?.address).toMatch(/^otpauth:\/\/totp\/Muster:.*secret=[A-Z2-7]{32}/)
    expect((await readFactors(database.db, person.id)).totpSince).toBeNull()
    expect(await refusal(setUpTotp(services, viewer, { code: '000000' }, { origin }))).toMatchObject({
      code: 'code_wrong',
      status: 422,
    })
    expect((await readFactors(database.db, person.id)).totpSince).toBeNull()
    const secret = Secret.fromBase32((waiting?.text ?? '').replaceAll(' ', ''))
    const code = TOTP.generate({ secret, timestamp: testDay.getTime() })
    const { token, codes } = await setUpTotp(services, viewer, { code }, { origin })
    expect(new Set(codes).size).toBe(10)
    expect([await lives(other.token), await lives(own.token), await lives(token)]).toEqual([
      false,
      false,
      true,
    ])
    expect(await audited(person.id)).toContain('person.totp_added')
    expect(await mailsOf(person.id)).toEqual(['totp_added'])
    const row = await database.db
      .selectFrom('people')
      .select('totp_secret')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    expect(row.totp_secret?.includes(Buffer.from(secret.bytes))).toBe(false)
    expect(await refusal(startTotp(services, viewer))).toMatchObject({ code: 'totp_in_use' })
    expect(await readTotpSetUp(services, viewer)).toBeNull()
  })

  it('keeps no recovery code in the clear', async () => {
    const { person, codes } = await makeGuarded()
    const rows = await database.db
      .selectFrom('recovery_codes')
      .select('code_hash')
      .where('person_id', '=', person.id)
      .execute()
    expect(rows).toHaveLength(10)
    const plain = codes.map((code) => code.replaceAll('-', ''))
    expect(rows.map(({ code_hash }) => code_hash.toString('hex')).sort()).toEqual(
      plain.map((code) => hashToken(code).toString('hex')).sort(),
    )
  })
})

describe('the second step of signing in', () => {
  it('opens a session for a code, once: neither the code nor the half-done sign-in is taken again', async () => {
    const { person, codeAt } = await makeGuarded()
    const at = later(60)
    const pending = await half(person.email, at)
    const token = await finish(pending, codeAt(at), at)
    expect(await lives(token, at)).toBe(true)
    expect(await refusal(finish(pending, codeAt(later(90)), at))).toMatchObject({
      code: 'sign_in_over',
      status: 410,
    })
    const again = await half(person.email, at)
    expect(await refusal(finish(again, codeAt(at), at))).toMatchObject({ code: 'code_wrong' })
    expect(await audited(person.id)).toContain('session.refused')
  })

  it('takes a code of the half minute before and after, none older, and none before one that was used', async () => {
    const { person, codeAt } = await makeGuarded()
    const at = later(600)
    const pending = await half(person.email, at)
    expect(await refusal(finish(pending, codeAt(later(540)), at))).toMatchObject({ code: 'code_wrong' })
    await finish(pending, codeAt(later(630)), at)
    const next = await half(person.email, at)
    expect(await refusal(finish(next, codeAt(later(600)), at))).toMatchObject({ code: 'code_wrong' })
    expect(await refusal(finish(next, codeAt(later(630)), later(630)))).toMatchObject({ code: 'code_wrong' })
    expect(await lives(await finish(next, codeAt(later(660)), later(660)), later(660))).toBe(true)
  })

  it('gives one session where two requests come with one code at once', async () => {
    const { person, codes, codeAt } = await makeGuarded()
    for (const code of [codes[0] ?? '', codeAt(later(60))]) {
      const at = later(60)
      const pendings = [
        await half(person.email, at),
        await half(person.email, at),
        await half(person.email, at),
      ]
      const outcomes = await Promise.all(pendings.map((pending) => refusal(finish(pending, code, at))))
      expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome?.code === 'code_wrong')).toHaveLength(2)
    }
  })

  it('gives one session where one half-done sign-in is finished twice at once with two good codes', async () => {
    const { person, codes } = await makeGuarded()
    const pending = await half(person.email, testDay)
    const outcomes = await Promise.all(
      [0, 1].map((index) => refusal(finish(pending, codes[index] ?? '', testDay))),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: 'sign_in_over' })
    // What was refused has used nothing up.
    expect((await readFactors(database.db, person.id)).recoveryCodes).toBe(9)
  })

  it('is over after ten minutes, after five wrong codes, and for a token that was never given', async () => {
    const { person, codes, codeAt } = await makeGuarded()
    const { db } = database
    const late = await half(person.email, testDay)
    expect(await readPendingSignIn(db, { pending: late, at: later(599) })).toMatchObject({ totp: true })
    expect(await readPendingSignIn(db, { pending: late, at: later(600) })).toBeNull()
    expect(await refusal(finish(late, codes[0] ?? '', later(601)))).toMatchObject({ code: 'sign_in_over' })
    const guessed = await half(person.email, testDay)
    for (let attempt = 0; attempt < 5; attempt++)
      expect(await refusal(finish(guessed, '000000', testDay))).toMatchObject({ code: 'code_wrong' })
    expect(await refusal(finish(guessed, codeAt(later(30)), testDay))).toMatchObject({ code: 'sign_in_over' })
    expect(await readPendingSignIn(db, { pending: guessed, at: testDay })).toBeNull()
    expect(await refusal(finish('x'.repeat(43), codes[0] ?? '', testDay))).toMatchObject({
      code: 'sign_in_over',
    })
    expect((await readFactors(db, person.id)).recoveryCodes).toBe(10)
  })

  it('cannot be guessed at by signing in again and again', async () => {
    const { person } = await makeGuarded()
    const codes: (string | undefined)[] = []
    for (let round = 0; round < 3; round++) {
      const pending = await half(person.email, testDay)
      for (let attempt = 0; attempt < 5; attempt++)
        codes.push((await refusal(finish(pending, '000000', testDay)))?.code)
    }
    expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(10)
    expect(codes.slice(10)).toEqual(Array(5).fill('rate_limited'))
  })

  it('takes a code of its own person only', async () => {
    const one = await makeGuarded()
    const two = await makeGuarded()
    const pending = await half(one.person.email, later(60))
    for (const code of [two.codes[0] ?? '', two.codeAt(later(60))])
      expect(await refusal(finish(pending, code, later(60)))).toMatchObject({ code: 'code_wrong' })
    expect((await readFactors(database.db, two.person.id)).recoveryCodes).toBe(10)
  })

  it('ends the session that the browser held before', async () => {
    const { person, token: held, viewer, codes } = await makeGuarded()
    const pending = await half(person.email, testDay)
    const token = await finishSignIn(servicesAt(testDay), viewer, {
      pending,
      code: codes[3] ?? '',
      userAgent: null,
    })
    expect([await lives(held), await lives(token)]).toEqual([false, true])
  })
})

describe('confirming who one is, with a second factor', () => {
  it('asks for the code as well, and gives the session a new token', async () => {
    const { viewer, token, codes } = await makeGuarded()
    const services = servicesAt(later(1_000))
    for (const code of [undefined, '', '000000'])
      expect(await refusal(confirmPerson(services, viewer, { password, code }))).toMatchObject({
        code: 'code_wrong',
      })
    const wrong = { password: 'not the password', code: codes[0] ?? '' }
    expect(await refusal(confirmPerson(services, viewer, wrong))).toMatchObject({ code: 'password_wrong' })
    expect(await lives(token)).toBe(true)
    const next = await confirmPerson(services, viewer, { password, code: codes[0] ?? '' })
    expect([await lives(token), await lives(next)]).toEqual([false, true])
    const found = await readSession(database.db, hashToken(next), later(1_000))
    expect(found?.person.confirmedAt).toEqual(later(1_000))
  })

  it('cannot be guessed at by whoever knows the password', async () => {
    const { viewer } = await makeGuarded()
    const codes: (string | undefined)[] = []
    for (let attempt = 0; attempt < 12; attempt++)
      codes.push(
        (await refusal(confirmPerson(servicesAt(testDay), viewer, { password, code: '000000' })))?.code,
      )
    expect(codes.slice(10)).toEqual(['rate_limited', 'rate_limited'])
  })
})

describe('changing the factors', () => {
  it('new recovery codes take the place of the former', async () => {
    const { person, viewer, token, codes } = await makeGuarded()
    const made = await replaceRecoveryCodes(servicesAt(testDay), viewer, { origin })
    expect([await lives(token), await lives(made.token)]).toEqual([false, true])
    const pending = await half(person.email, testDay)
    expect(await refusal(finish(pending, codes[0] ?? '', testDay))).toMatchObject({ code: 'code_wrong' })
    expect(await lives(await finish(pending, made.codes[0] ?? '', testDay))).toBe(true)
    expect(await audited(person.id)).toContain('person.recovery_codes_replaced')
  })

  it('turning codes off asks for the password, takes secret and recovery codes away, and tells by mail', async () => {
    const { person, viewer } = await makeGuarded()
    const services = servicesAt(testDay)
    const wrong = turnOffTotp(services, viewer, { password: 'not the password' }, { origin })
    expect(await refusal(wrong)).toMatchObject({ code: 'password_wrong' })
    await turnOffTotp(services, viewer, { password }, { origin })
    expect(await readFactors(database.db, person.id)).toMatchObject({ totpSince: null, recoveryCodes: 0 })
    const left = await database.db
      .selectFrom('recovery_codes')
      .select('code_hash')
      .where('person_id', '=', person.id)
      .execute()
    expect(left).toEqual([])
    expect(await mailsOf(person.id)).toEqual(['totp_added', 'totp_removed'])
    const result = await signIn(services, anonymous, { email: person.email, password, userAgent: null })
    expect(result.kind).toBe('session')
  })
})
