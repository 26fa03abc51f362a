import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addDocument,
  createOrganisation,
  OrganisationFields,
  removeDocument,
  reviseOrganisation,
  saveContacts,
  submitOrganisation,
  withdrawOrganisation,
} from '~/modules/accounts/index.server'
import { changedFields, type OrganisationFacts } from '~/modules/accounts/organisations/organisation-snapshot'
import { readOrganisation } from '~/modules/accounts/organisations/organisations.repo.server'
import { readLastReview } from '~/modules/accounts/organisations/reviews.repo.server'
import type { Person } from '~/modules/accounts/viewer'
import type { Services } from '~/platform/services.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase()
let services: Services
beforeAll(() => {
  services = testServices(database)
})

const enterprise: OrganisationFacts = {
  kind: 'enterprise',
  nameZh: '湘江泵业',
  nameEn: 'Xiangjiang Pumps',
  region: '430000',
  creditCode: '9144030071526726XG',
  teamType: null,
  parentAuthority: '',
  introZh: '生产大流量排水泵。',
  introEn: '',
  website: 'https://example.com/',
}
const team: OrganisationFacts = {
  ...enterprise,
  kind: 'rescue_team',
  nameZh: '长沙抗洪抢险队',
  creditCode: null,
  teamType: 'PRF.FLD',
  parentAuthority: '长沙市应急管理局',
}
const contacts = [{ name: '陈薇', duty: '', email: 'chen@example.com', phone: '' }]
const code = (name: string, more: object = {}) => expect.objectContaining({ code: name, ...more })

const actions = async (organisationId: number) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'organisation')
      .where('object_id', '=', String(organisationId))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

async function someone(organisationId: number | null = null) {
  return viewerOf(database.db, await makePerson(database.db), { organisationId })
}
const again = (viewer: { id: number }) => viewerOf(database.db, viewer)

/** A picture of one dot. */
const picture = (name = '执照.png') =>
  new File(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    name,
  )
const addLicence = (viewer: Person, organisationId: number) =>
  addDocument(services, viewer, { organisationId, kind: 'business_licence', file: picture() })

/** A team that its owner has just registered. */
async function newTeam() {
  const owner = await someone()
  const id = await createOrganisation(services, owner, team)
  return { id, owner: await again(owner) }
}

describe('registering an organisation', () => {
  test('makes whoever does it the owner, who acts for it, with a new token due and an entry in the log', async () => {
    const person = await someone()
    const id = await createOrganisation(services, person, enterprise)
    expect(await readOrganisation(database.db, id)).toMatchObject({ ...enterprise, state: 'unverified' })
    expect((await again(person)).organisations).toEqual([
      expect.objectContaining({ id, role: 'owner', state: 'unverified' }),
    ])
    const session = await database.db
      .selectFrom('sessions')
      .select(['organisation_id', 'rotate_due'])
      .where('id', '=', person.sessionId)
      .executeTakeFirstOrThrow()
    expect(session).toEqual({ organisation_id: id, rotate_due: true })
    expect(await actions(id)).toEqual(['organisation.created'])
  })

  test('refuses a credit code that is registered, at the field, and says nothing of who has it', async () => {
    const error = await createOrganisation(services, await someone(), enterprise).catch((each) => each)
    expect(error).toEqual(code('credit_code_taken', { params: { field: 'creditCode' } }))
  })

  test('of the same code twice at once makes one', async () => {
    const facts = { ...enterprise, creditCode: '91110000802100433B' }
    const results = await Promise.allSettled(
      await Promise.all([someone(), someone(), someone()]).then((people) =>
        people.map((person) => createOrganisation(services, person, facts)),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(code('credit_code_taken'))
  })

  test('refuses a region and a type of team that the vocabulary does not have', async () => {
    const person = await someone()
    await expect(createOrganisation(services, person, { ...team, region: '999999' })).rejects.toEqual(
      code('unknown_choice', { params: { field: 'region' } }),
    )
    await expect(createOrganisation(services, person, { ...team, teamType: 'NONE' })).rejects.toEqual(
      code('unknown_choice', { params: { field: 'teamType' } }),
    )
  })

  test('is nobody’s way to an association', async () => {
    const association = { ...team, kind: 'association' as const, teamType: null, parentAuthority: '' }
    const person = await makePerson(database.db, { platformRole: 'administrator' })
    await expect(
      createOrganisation(services, await viewerOf(database.db, person), association),
    ).rejects.toEqual(code('association_closed', { status: 403 }))
  })

  test('is possible five times a day', async () => {
    const person = await someone()
    for (let n = 0; n < 5; n++) await createOrganisation(services, person, team)
    await expect(createOrganisation(services, person, team)).rejects.toEqual(code('too_many_organisations'))
  })

  test('takes exactly the fields of its kind, whatever else is sent', () => {
    const sent = {
      ...{ kind: 'rescue_team', nameZh: ' 队 ', nameEn: '', region: '430000', teamType: 'PRF.FLD' },
      ...{ parentAuthority: '局', introZh: '', introEn: '', website: 'example.com' },
      ...{ creditCode: '9144030071526726XG', state: 'verified', id: '1', created_by: '1' },
    }
    expect(OrganisationFields.parse(sent)).toEqual({
      ...{ kind: 'rescue_team', nameZh: '队', nameEn: '', region: '430000', teamType: 'PRF.FLD' },
      ...{ parentAuthority: '局', introZh: '', introEn: '', website: 'https://example.com' },
      creditCode: null,
    })
    for (const website of ['javascript:alert(1)', 'ftp://example.com', 'https://user@example.com', 'x'])
      expect(OrganisationFields.safeParse({ ...sent, website }).success).toBe(false)
  })
})

describe('the way to verification', () => {
  test('asks for what is missing, then waits, unchanged, until it is withdrawn', async () => {
    const { id, owner } = await newTeam()
    await expect(submitOrganisation(services, owner, { organisationId: id })).rejects.toEqual(
      code('organisation_incomplete'),
    )
    await saveContacts(services, owner, { organisationId: id, contacts })
    await expect(submitOrganisation(services, owner, { organisationId: id })).rejects.toEqual(
      code('organisation_incomplete'),
    )
    const fileId = await addLicence(owner, id)
    await submitOrganisation(services, owner, { organisationId: id })
    expect(await readOrganisation(database.db, id)).toMatchObject({ state: 'in_review' })
    expect(await readLastReview(database.db, id)).toMatchObject({
      state: 'waiting',
      snapshot: { ...team, documents: [{ fileId, kind: 'business_licence', name: '执照.png' }] },
    })
    const edit = { ...team, nameZh: '别的名字', organisationId: id, version: 1 }
    await expect(reviseOrganisation(services, owner, edit)).rejects.toEqual(code('organisation_state'))
    await expect(submitOrganisation(services, owner, { organisationId: id })).rejects.toEqual(
      code('organisation_state'),
    )
    await withdrawOrganisation(services, owner, { organisationId: id })
    await expect(withdrawOrganisation(services, owner, { organisationId: id })).rejects.toEqual(
      code('review_over'),
    )
    expect(await reviseOrganisation(services, owner, edit)).toEqual({ inReview: false })
    expect(await readOrganisation(database.db, id)).toMatchObject({ state: 'unverified', nameZh: '别的名字' })
    expect(await actions(id)).toEqual([
      'organisation.created',
      'organisation.contacts_changed',
      'organisation.document_added',
      'organisation.submitted',
      'organisation.withdrawn',
      'organisation.revised',
    ])
  })

  test('of two submissions at once lets one through', async () => {
    const { id, owner } = await newTeam()
    await saveContacts(services, owner, { organisationId: id, contacts })
    await addLicence(owner, id)
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => submitOrganisation(services, owner, { organisationId: id })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('refuses an edit that was filled from older facts', async () => {
    const { id, owner } = await newTeam()
    const edit = { ...team, organisationId: id, version: 1 }
    await reviseOrganisation(services, owner, edit)
    await expect(reviseOrganisation(services, owner, edit)).rejects.toEqual(code('organisation_changed'))
  })

  test('keeps the facts of a verified organisation until a change is approved', async () => {
    const owner = await makePerson(database.db)
    const editor = await makePerson(database.db)
    const id = await makeOrganisation(database.db, {
      nameZh: '原名',
      creditCode: '91440300708461136T',
      members: [
        [owner, 'owner'],
        [editor, 'editor'],
      ],
    })
    const before = await readOrganisation(database.db, id)
    if (!before) throw new Error('it is there')
    const edit = { ...enterprise, creditCode: before.creditCode, organisationId: id, version: 1 }
    const viewer = await again(owner)
    await expect(reviseOrganisation(services, await again(editor), edit)).rejects.toEqual(code('not_allowed'))
    expect(await reviseOrganisation(services, viewer, edit)).toEqual({ inReview: true })
    expect(await readOrganisation(database.db, id)).toEqual(before)
    await expect(reviseOrganisation(services, viewer, edit)).rejects.toEqual(code('review_waiting'))
    const { previous } = await database.db
      .selectFrom('organisation_reviews')
      .select('previous')
      .where('organisation_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(
      changedFields(previous as never, { ...enterprise, creditCode: before.creditCode, documents: [] }),
    ).toEqual(['nameZh', 'nameEn', 'introZh', 'website'])
    await withdrawOrganisation(services, viewer, { organisationId: id })
    expect(await readOrganisation(database.db, id)).toMatchObject({ state: 'verified', nameZh: '原名' })
    await expect(
      reviseOrganisation(services, viewer, { ...before, organisationId: id, version: 1 }),
    ).rejects.toEqual(code('nothing_changed'))
  })
})

describe('documents as proof', () => {
  const isRemoved = async (id: string) =>
    (
      await database.db
        .selectFrom('files')
        .select('removed_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).removed_at !== null

  test('go with the file where no review has seen them, and keep it where one has', async () => {
    const { id, owner } = await newTeam()
    const unseen = await addLicence(owner, id)
    await removeDocument(services, owner, { organisationId: id, fileId: unseen })
    expect(await isRemoved(unseen)).toBe(true)
    const seen = await addLicence(owner, id)
    await saveContacts(services, owner, { organisationId: id, contacts })
    await submitOrganisation(services, owner, { organisationId: id })
    for (const attempt of [
      () => addLicence(owner, id),
      () => removeDocument(services, owner, { organisationId: id, fileId: seen }),
    ])
      await expect(attempt()).rejects.toEqual(code('review_waiting', { status: 409 }))
    await withdrawOrganisation(services, owner, { organisationId: id })
    await removeDocument(services, owner, { organisationId: id, fileId: seen })
    expect(await isRemoved(seen)).toBe(false)
  })

  test('are ten at most, and never those of others', async () => {
    const { id, owner } = await newTeam()
    const fileId = await addLicence(owner, id)
    const other = await newTeam()
    for (const organisationId of [id, other.id])
      await expect(removeDocument(services, other.owner, { organisationId, fileId })).rejects.toEqual(
        code('not_found'),
      )
    for (let n = 1; n < 10; n++) await addLicence(owner, id)
    await expect(addLicence(owner, id)).rejects.toEqual(code('too_many_documents'))
  })
})

describe('an organisation of others', () => {
  test('is not there, whatever is tried, and nothing of it changes', async () => {
    const { id } = await newTeam()
    const other = (await newTeam()).owner
    const viewer = await makePerson(database.db)
    await database.db
      .insertInto('memberships')
      .values({ person_id: viewer.id, organisation_id: id, role: 'viewer' })
      .execute()
    const tries = (by: typeof other) => [
      () => reviseOrganisation(services, by, { ...team, organisationId: id, version: 1 }),
      () => saveContacts(services, by, { organisationId: id, contacts }),
      () => addLicence(by, id),
      () => submitOrganisation(services, by, { organisationId: id }),
      () => withdrawOrganisation(services, by, { organisationId: id }),
    ]
    for (const attempt of tries(other))
      await expect(attempt()).rejects.toEqual(code('not_found', { status: 404 }))
    for (const attempt of tries(await again(viewer)))
      await expect(attempt()).rejects.toEqual(code('not_allowed', { status: 403 }))
    expect(await actions(id)).toEqual(['organisation.created'])
  })

  test('that is suspended is read only for its own people too', async () => {
    const { id, owner } = await newTeam()
    await sql`update organisations set state = 'suspended', state_before_suspension = 'unverified' where id = ${id}`.execute(
      database.db,
    )
    await expect(saveContacts(services, owner, { organisationId: id, contacts })).rejects.toEqual(
      code('organisation_suspended', { status: 403 }),
    )
  })
})
