import { randomUUID } from 'node:crypto'
import type { Db } from '~db/client.server'
import { makeProposal } from '../../support/challenges'
import { makeEvent } from '../../support/events'
import { orderOf } from '../../support/payments'
import { addMember, makeOrganisation, makePerson, signInAs, type TestPerson } from '../../support/people'
import { makeHall } from '../../support/plans'

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
  /** a draft of it */
  needId: number
  /** a spreadsheet of it that was checked, with one row to write */
  sheetId: number
  /** an introduction of it that was withdrawn by the other side */
  introductionId: number
  /** an introduction of it that has ended */
  threadId: number
  /** an order that it is to pay */
  orderId: number
  /** an event of it that is being written */
  eventId: number
  /** a hall of that event */
  hallId: number
  /** a proposal that it submitted */
  proposalId: number
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
  const needId = await makeDraft(db, organisationId)
  const sheetId = await makeSheet(db, organisationId)
  const introductionId = await makeIntroduction(db, organisationId)
  const over = { answered_at: new Date(), ended_at: new Date(), outcome: 'no_response' }
  const threadId = await makeIntroduction(db, organisationId, { state: 'ended', ...over })
  const eventId = await makeEvent(db, organisationId, { state: 'draft' })
  const hallId = await makeHall(db, eventId)
  const proposalId = await makeProposal(db, organisationId)
  const orderId = await makeOrder(db, organisationId)
  if (role === 'anonymous')
    return {
      cookie: '',
      organisationId,
      needId,
      sheetId,
      introductionId,
      threadId,
      eventId,
      orderId,
      hallId,
      proposalId,
      member,
      person: null,
    }
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
  return {
    cookie,
    organisationId,
    needId,
    sheetId,
    introductionId,
    threadId,
    eventId,
    orderId,
    hallId,
    proposalId,
    member,
    person,
  }
}

/** A need that is being written, as it stands in the database. */
async function makeDraft(db: Db, organisationId: number): Promise<number> {
  const { id } = await db
    .insertInto('needs')
    .values({ organisation_id: organisationId, state: 'draft', title_zh: '排水泵' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('need_revisions')
    .values({ need_id: id, fields: JSON.stringify({ titleZh: '排水泵' }), updated_at: new Date() })
    .execute()
  return id
}

async function makeSheet(db: Db, organisationId: number): Promise<number> {
  const file = { id: randomUUID(), organisation_id: organisationId, purpose: 'sheet', name: 'a.csv' }
  await db
    .insertInto('files')
    .values({ ...file, media_type: 'text/csv', byte_size: 1, sha256: Buffer.alloc(32) })
    .execute()
  const { id } = await db
    .insertInto('offering_sheets')
    .values({
      organisation_id: organisationId,
      file_id: file.id,
      name: file.name,
      state: 'checked',
      created_at: new Date(),
      touched_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('offering_sheet_rows')
    .values({ sheet_id: id, position: 0, sheet: '', number: 3, kind: 'new', code: 'A', fields: '{}' })
    .execute()
  return id
}

async function makeIntroduction(
  db: Db,
  organisationId: number,
  end: { state: string; outcome?: string; answered_at?: Date; ended_at?: Date } = { state: 'withdrawn' },
): Promise<number> {
  const need = await db
    .selectFrom('needs')
    .select(['id', 'organisation_id'])
    .where('state', '=', 'open')
    .where('organisation_id', '<>', organisationId)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const offering = await db.selectFrom('offerings').select('id').orderBy('id').executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('introductions')
    .values({
      offering_id: offering.id,
      need_id: need.id,
      enterprise_id: organisationId,
      team_id: need.organisation_id,
      asked_by: 'team',
      reason: '想了解流量',
      ...end,
      asked_at: new Date(),
      lapses_at: new Date(),
      updated_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const makeOrder = async (db: Db, payerId: number): Promise<number> =>
  orderOf(db, { payerId, sellerId: await makeOrganisation(db, { kind: 'organizer' }), payer: null })
