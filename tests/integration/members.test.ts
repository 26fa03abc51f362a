import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  changeMemberRole,
  inviteMember,
  readInvitations,
  removeMember,
  resendInvitation,
  revokeInvitation,
  transferOwnership,
} from '~/modules/accounts/index.server'
import type { Person } from '~/modules/accounts/viewer'
import { fixedClock } from '~/platform/clock.server'
import type { Services } from '~/platform/services.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, type TestPerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase()
let services: Services
beforeAll(() => {
  services = testServices(database)
})
const later = (minutes: number): Services => ({
  ...services,
  clock: fixedClock(new Date(services.clock.now().getTime() + minutes * 60_000)),
})

const code = (name: string, more: object = {}) => expect.objectContaining({ code: name, ...more })
const place = { origin: 'https://muster.example', lang: 'zh' as const }

let organisationId = 0
let owner: TestPerson
let editor: TestPerson
let asOwner: Person
beforeEach(async () => {
  const { db } = database
  owner = await makePerson(db)
  editor = await makePerson(db)
  organisationId = await makeOrganisation(db, {
    members: [
      [owner, 'owner'],
      [editor, 'editor'],
    ],
  })
  asOwner = await viewerOf(db, owner)
})

const roles = async () =>
  Object.fromEntries(
    (
      await database.db
        .selectFrom('memberships')
        .select(['person_id', 'role'])
        .where('organisation_id', '=', organisationId)
        .execute()
    ).map(({ person_id, role }) => [person_id, role]),
  )
const lastEntry = () =>
  database.db
    .selectFrom('audit_log')
    .select(['action', 'actor_id', 'detail'])
    .where('object_id', '=', String(organisationId))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

describe('members', () => {
  test('a demoted member has the lesser role at the next request, and every session changes its token', async () => {
    const session = await viewerOf(database.db, owner, { organisationId })
    await changeMemberRole(services, asOwner, { organisationId, personId: editor.id, role: 'owner' })
    const asOther = await viewerOf(database.db, editor)
    await changeMemberRole(services, asOther, { organisationId, personId: owner.id, role: 'viewer' })
    expect((await viewerOf(database.db, owner)).organisations[0]?.role).toBe('viewer')
    const row = await database.db
      .selectFrom('sessions')
      .select('rotate_due')
      .where('id', '=', session.sessionId)
      .executeTakeFirst()
    expect(row?.rotate_due).toBe(true)
    // The viewer of a request that began before still says owner; the lock reads what is true.
    await expect(
      changeMemberRole(services, asOwner, { organisationId, personId: editor.id, role: 'viewer' }),
    ).rejects.toEqual(code('not_allowed', { status: 403 }))
    expect(await lastEntry()).toEqual({
      action: 'member.role_changed',
      actor_id: editor.id,
      detail: { personId: owner.id, from: 'owner', to: 'viewer' },
    })
  })

  test('a removed member is out at the next request, with the session that acted for it', async () => {
    const session = await viewerOf(database.db, editor, { organisationId })
    await removeMember(services, asOwner, { organisationId, personId: editor.id })
    expect((await viewerOf(database.db, editor)).organisations).toEqual([])
    const row = await database.db
      .selectFrom('sessions')
      .select(['organisation_id', 'rotate_due'])
      .where('id', '=', session.sessionId)
      .executeTakeFirst()
    expect(row).toEqual({ organisation_id: null, rotate_due: true })
    await expect(removeMember(services, asOwner, { organisationId, personId: editor.id })).rejects.toEqual(
      code('not_found'),
    )
  })

  test('an editor governs nobody but may leave', async () => {
    const asEditor = await viewerOf(database.db, editor)
    await expect(
      changeMemberRole(services, asEditor, { organisationId, personId: editor.id, role: 'owner' }),
    ).rejects.toEqual(code('not_allowed'))
    await expect(removeMember(services, asEditor, { organisationId, personId: owner.id })).rejects.toEqual(
      code('not_allowed'),
    )
    await removeMember(services, asEditor, { organisationId, personId: editor.id })
    expect(await roles()).toEqual({ [owner.id]: 'owner' })
    expect((await lastEntry())?.action).toBe('member.left')
  })

  test('the last owner can neither leave nor step down', async () => {
    await expect(removeMember(services, asOwner, { organisationId, personId: owner.id })).rejects.toEqual(
      code('last_owner', { status: 409 }),
    )
    await expect(
      changeMemberRole(services, asOwner, { organisationId, personId: owner.id, role: 'editor' }),
    ).rejects.toEqual(code('last_owner'))
  })

  test('of two owners who leave at once, one stays; so it is too where each removes the other', async () => {
    for (const away of ['self', 'other'] as const) {
      const people = [await makePerson(database.db), await makePerson(database.db)] as const
      organisationId = await makeOrganisation(database.db, {
        members: [
          [people[0], 'owner'],
          [people[1], 'owner'],
        ],
      })
      const viewers = [await viewerOf(database.db, people[0]), await viewerOf(database.db, people[1])]
      const results = await Promise.allSettled(
        viewers.map((viewer, index) =>
          removeMember(services, viewer, {
            organisationId,
            personId: (people[away === 'self' ? index : 1 - index] as TestPerson).id,
          }),
        ),
      )
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(Object.values(await roles())).toEqual(['owner'])
    }
  })

  test('handing over changes both ends, or neither', async () => {
    const stranger = await makePerson(database.db)
    await expect(
      transferOwnership(services, asOwner, { organisationId, personId: stranger.id }),
    ).rejects.toEqual(code('not_found'))
    expect(await roles()).toEqual({ [owner.id]: 'owner', [editor.id]: 'editor' })
    await transferOwnership(services, asOwner, { organisationId, personId: editor.id })
    expect(await roles()).toEqual({ [owner.id]: 'editor', [editor.id]: 'owner' })
    await expect(
      transferOwnership(services, asOwner, { organisationId, personId: editor.id }),
    ).rejects.toEqual(code('not_allowed'))
  })
})

const invite = (email: string, role: 'owner' | 'editor' | 'viewer' = 'editor', by = asOwner, on = services) =>
  inviteMember(on, by, { organisationId, email, role }, place)

/** The token in the newest mail to this address. */
async function tokenFor(email: string): Promise<string> {
  const mail = await database.db
    .selectFrom('mails')
    .select(['body_text', 'kind'])
    .where('to_address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(mail.kind).toBe('invitation')
  const token = /https:\/\/muster\.example\/invitations\/([\w-]{43})/.exec(mail.body_text)?.[1]
  if (!token) throw new Error('the mail has no link')
  return token
}

describe('an invitation', () => {
  test('brings the invited address in with its role, once, and acts for the organisation', async () => {
    const guest = await makePerson(database.db)
    await invite(guest.email, 'viewer')
    const token = await tokenFor(guest.email)
    const viewer = await viewerOf(database.db, guest)
    expect(await acceptInvitation(services, viewer, { token })).toBe(organisationId)
    expect((await roles())[guest.id]).toBe('viewer')
    await expect(acceptInvitation(services, viewer, { token })).rejects.toEqual(
      code('invitation_over', { status: 410 }),
    )
    const stored = await database.db.selectFrom('invitations').select('token_hash').execute()
    expect(stored.some(({ token_hash }) => token_hash.toString().includes(token))).toBe(false)
  })

  test('accepted twice at once makes one membership and one entry', async () => {
    const guest = await makePerson(database.db)
    await invite(guest.email)
    const token = await tokenFor(guest.email)
    const viewer = await viewerOf(database.db, guest)
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => acceptInvitation(services, viewer, { token })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { n } = await database.db
      .selectFrom('audit_log')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('action', '=', 'member.joined')
      .where('actor_id', '=', guest.id)
      .executeTakeFirstOrThrow()
    expect(n).toBe(1)
  })

  test('is for its address alone', async () => {
    const guest = await makePerson(database.db)
    await invite(guest.email)
    const token = await tokenFor(guest.email)
    const other = await viewerOf(database.db, await makePerson(database.db))
    await expect(acceptInvitation(services, other, { token })).rejects.toEqual(
      code('invitation_for_other', { status: 403 }),
    )
    expect(Object.keys(await roles())).toHaveLength(2)
  })

  test('is over after seven days, when revoked, and when its owner governs no more', async () => {
    const guest = await makePerson(database.db)
    const viewer = await viewerOf(database.db, guest)
    const first = await invite(guest.email)
    await expect(
      acceptInvitation(later(7 * 24 * 60), viewer, { token: await tokenFor(guest.email) }),
    ).rejects.toEqual(code('invitation_over'))
    await revokeInvitation(services, asOwner, { organisationId, invitationId: first })
    await expect(acceptInvitation(services, viewer, { token: await tokenFor(guest.email) })).rejects.toEqual(
      code('invitation_over'),
    )
    await invite(guest.email, 'owner')
    await transferOwnership(services, asOwner, { organisationId, personId: editor.id })
    await expect(acceptInvitation(services, viewer, { token: await tokenFor(guest.email) })).rejects.toEqual(
      code('invitation_over'),
    )
  })

  test('is one at a time for an address, none for a member, and only an owner’s to make', async () => {
    await invite('guest@example.com')
    await expect(invite('guest@example.com')).rejects.toEqual(
      code('invited_already', { params: { field: 'email' } }),
    )
    await expect(invite(editor.email)).rejects.toEqual(code('member_already'))
    const asEditor = await viewerOf(database.db, editor)
    for (const role of ['owner', 'viewer'] as const)
      await expect(invite('other@example.com', role, asEditor)).rejects.toEqual(code('not_allowed'))
    // Out of date, it gives way to a new one.
    await invite('guest@example.com', 'viewer', asOwner, later(7 * 24 * 60 + 1))
    expect(await readInvitations(database.db, organisationId)).toHaveLength(1)
  })

  test('of the same address twice at once is one', async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => invite('same@example.com')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(code('invited_already'))
  })

  test('sent again has a new link, the former is over, and not twice within ten minutes', async () => {
    const guest = await makePerson(database.db)
    const invitationId = await invite(guest.email)
    const former = await tokenFor(guest.email)
    const ids = { organisationId, invitationId }
    await expect(resendInvitation(services, asOwner, ids, place)).rejects.toEqual(code('sent_just_now'))
    await resendInvitation(later(11), asOwner, ids, place)
    const viewer = await viewerOf(database.db, guest)
    await expect(acceptInvitation(services, viewer, { token: former })).rejects.toEqual(
      code('invitation_over'),
    )
    await acceptInvitation(services, viewer, { token: await tokenFor(guest.email) })
    expect((await roles())[guest.id]).toBe('editor')
  })

  test('is bounded to thirty a day, however many are revoked', async () => {
    for (let n = 0; n < 30; n++) {
      const invitationId = await invite(`guest${n}@example.com`)
      if (n % 2) await revokeInvitation(services, asOwner, { organisationId, invitationId })
    }
    await expect(invite('more@example.com')).rejects.toEqual(code('too_many_invitations'))
    await invite('tomorrow@example.com', 'viewer', asOwner, later(24 * 60 + 1))
  })

  test('of another organisation cannot be reached', async () => {
    const invitationId = await invite('guest@example.com')
    const stranger = await makePerson(database.db)
    const other = await makeOrganisation(database.db, { members: [[stranger, 'owner']] })
    const asStranger = await viewerOf(database.db, stranger)
    for (const ids of [
      { organisationId, invitationId },
      { organisationId: other, invitationId },
    ])
      await expect(revokeInvitation(services, asStranger, ids)).rejects.toEqual(code('not_found'))
    expect(await readInvitations(database.db, organisationId)).toHaveLength(1)
  })
})
