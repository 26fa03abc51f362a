import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  changeNeedState,
  discardNeedRevision,
  draftNeed,
  findNoMatch,
  meetNeed,
  openNeed,
  readNeed,
  readOwnNeed,
  readOwnNeeds,
  readTemplates,
  reopenNeed,
  reviseNeed,
  saveNeedRevision,
  withdrawNeed,
  writtenFields,
} from '~/modules/needs/index.server'
import type { FormFields } from '~/platform/http/form-fields'
import { useDatabase } from '../support/database'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase('sample world')
/** What introductions do with a need. */
const step = (id: number, event: 'match' | 'start_trial') =>
  database.db.transaction().execute((tx) => changeNeedState(tx, 'staff', { id, event, at: testDay }))
const fields: FormFields = {
  titleZh: '城市内涝排水泵',
  scenarios: ['S03.2'],
  tracks: ['T05.02'],
  conditions: ['NOPOWER'],
  quantity: '2',
  neededWithinDays: '30',
  'row.r0.attr': 'flow_m3h',
  'row.r0.op': '>=',
  'row.r0.value': '3000',
  'row.r0.unit': 'm3/h',
  'row.r0.weight': 'hard',
}
let team = 0
let editor: Person
let owner: Person
let reader: Person
let outsider: Person
const services = () => testServices(database)

beforeAll(async () => {
  const { db } = database
  const people = await Promise.all([1, 2, 3, 4].map(() => makePerson(db)))
  const [one, two, three, four] = people as [(typeof people)[0], ...typeof people]
  team = await makeOrganisation(db, { kind: 'rescue_team', members: [[one, 'owner']] })
  await addMember(db, team, two as never, 'editor')
  await addMember(db, team, three as never, 'viewer')
  const other = await makeOrganisation(db, { kind: 'rescue_team', members: [[four as never, 'owner']] })
  owner = await viewerOf(db, one, { organisationId: team })
  editor = await viewerOf(db, two as never, { organisationId: team })
  reader = await viewerOf(db, three as never, { organisationId: team })
  outsider = await viewerOf(db, four as never, { organisationId: other })
})

const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const markNumber = async (id: number) =>
  (
    await database.db
      .selectFrom('index_marks')
      .select('number')
      .where('index_name', '=', 'needs')
      .where('entity_id', '=', id)
      .executeTakeFirst()
  )?.number ?? 0
const audited = async (id: number) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'need')
      .where('object_id', '=', String(id))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
const opened = async (more: FormFields = {}) => {
  const id = await draftNeed(services(), editor, { fields: { ...fields, ...more } })
  await openNeed(services(), editor, { id, version: 1 })
  return id
}

describe('a draft', () => {
  test('is begun by an editor of a rescue team, and by nobody else', async () => {
    const { db } = database
    const id = await draftNeed(services(), editor, {})
    expect(await readOwnNeed(db, reader, id)).toMatchObject({
      need: { state: 'draft' },
      revision: { version: 1 },
    })
    expect(await audited(id)).toEqual(['need.drafted'])
    const refused = fails('only_teams', 403)
    await expect(draftNeed(services(), reader, {})).rejects.toEqual(refused)
    const enterprise = await makeOrganisation(db, { members: [[editor, 'editor']] })
    const seller = await viewerOf(db, editor, { organisationId: enterprise })
    await expect(draftNeed(services(), seller, {})).rejects.toEqual(refused)
    await expect(draftNeed(services(), { ...editor, organisation: null }, {})).rejects.toEqual(refused)
  })

  test('keeps what is typed, even what nobody can read, and is seen by the team alone', async () => {
    const { db } = database
    const id = await draftNeed(services(), editor, {})
    const typed = { ...fields, budget: 'viel', 'row.r0.value': 'schnell', junk: 'x' }
    expect(await saveNeedRevision(services(), editor, { id, version: 1, fields: typed })).toBe(2)
    const own = await readOwnNeed(db, reader, id)
    const { junk, ...kept } = typed
    expect(writtenFields(own)).toEqual(kept)
    expect(own.revision?.by).toBe(editor.name)
    expect(own.need.titleZh).toBe('城市内涝排水泵')
    for (const stranger of [outsider, { kind: 'anonymous', from: editor.from } as const])
      await expect(readOwnNeed(db, stranger, id)).rejects.toEqual(fails('not_found', 404))
    await expect(readNeed(db, 'public', id)).rejects.toEqual(fails('not_found', 404))
    await expect(saveNeedRevision(services(), reader, { id, version: 2, fields })).rejects.toEqual(
      fails('not_allowed', 403),
    )
    await expect(saveNeedRevision(services(), outsider, { id, version: 2, fields })).rejects.toEqual(
      fails('not_found', 404),
    )
  })

  test('of two writers at once keeps one, and tells the other', async () => {
    const id = await draftNeed(services(), editor, {})
    const tries = await Promise.allSettled(
      [editor, owner].map((viewer) =>
        saveNeedRevision(services(), viewer, { id, version: 1, fields: { titleZh: viewer.email } }),
      ),
    )
    const [kept] = tries.filter(({ status }) => status === 'fulfilled')
    expect(kept).toEqual({ status: 'fulfilled', value: 2 })
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: fails('changed_meanwhile', 409),
    })
    await saveNeedRevision(services(), owner, { id, version: 2, fields: { titleZh: '合并' } })
    expect((await readOwnNeed(database.db, editor, id)).revision).toMatchObject({ version: 3 })
  })

  test('begins from the figures of a public list, with their source, or from a need of the team', async () => {
    const { db } = database
    const [template] = await readTemplates(db, ['IUS.M', 'IUS'])
    expect(template?.source).toContain('INSARAG')
    const id = await draftNeed(services(), editor, { from: template?.id ?? 0 })
    const { revision } = await readOwnNeed(db, editor, id)
    expect(revision?.fields).toMatchObject({ titleZh: template?.titleZh, scenarios: ['S01.1'] })
    expect(revision?.fields.textZh).toContain('INSARAG')
    const copied = await draftNeed(services(), editor, { from: await opened() })
    expect((await readOwnNeed(db, editor, copied)).revision?.fields).toMatchObject({
      titleZh: '城市内涝排水泵',
      'row.r0.value': '3000',
    })
    const foreign = await db
      .selectFrom('public_needs')
      .select('id')
      .where('reference', '=', false)
      .where('organisation_id', '<>', team)
      .executeTakeFirstOrThrow()
    await expect(draftNeed(services(), editor, { from: foreign.id })).rejects.toEqual(fails('not_found', 404))
  })

  test('of a list for other teams is not offered', async () => {
    const all = await readTemplates(database.db, null)
    const flood = await readTemplates(database.db, ['PRF.FLD', 'PRF'])
    expect(flood.length).toBeGreaterThan(0)
    expect(flood.length).toBeLessThan(all.length)
    expect(flood.every(({ teamType }) => teamType === null)).toBe(true)
  })

  test('is withdrawn by whoever may write it', async () => {
    const id = await draftNeed(services(), editor, { fields })
    await withdrawNeed(services(), editor, { id, how: 'not_needed', text: '' })
    expect((await readOwnNeeds(database.db, team, 200)).map((need) => need.id)).not.toContain(id)
    await expect(saveNeedRevision(services(), editor, { id, version: 0, fields })).rejects.toEqual(
      fails('need_state', 409),
    )
  })
})

describe('a need that is opened', () => {
  test('says what was written, stands for 90 days, and is public at once', async () => {
    const { db } = database
    const id = await opened()
    const need = await readNeed(db, 'public', id)
    expect(need).toMatchObject({
      state: 'open',
      titleZh: '城市内涝排水泵',
      conditions: ['NOPOWER'],
      quantity: 2,
      openUntil: '2027-02-21',
      visibility: 'public',
      publishedAt: testDay,
      constraints: [{ attribute: 'flow_m3h', op: '>=', number: 3000, hard: true }],
    })
    expect(await markNumber(id)).toBeGreaterThan(0)
    const jobs = await sql<{ key: string }>`
      select key from graphile_worker.jobs where task_identifier = 'sync-index'`.execute(db)
    expect(jobs.rows.map(({ key }) => key)).toContain('sync-index:needs')
    expect(await audited(id)).toEqual(['need.drafted', 'need.opened'])
    expect((await readOwnNeed(db, editor, id)).revision).toBeNull()
  })

  test('is shown to those whom its team invites, and names at least one', async () => {
    const { db } = database
    const guest = await makeOrganisation(db)
    const id = await opened({ visibility: 'invited', invited: [String(guest)], openUntil: '2026-12-31' })
    expect((await readOwnNeed(db, editor, id)).settings).toEqual({
      visibility: 'invited',
      invited: [guest],
      openUntil: '2026-12-31',
    })
    await expect(readNeed(db, 'public', id)).rejects.toEqual(fails('not_found', 404))
    const draft = await draftNeed(services(), editor, { fields: { ...fields, visibility: 'invited' } })
    await expect(openNeed(services(), editor, { id: draft, version: 1 })).rejects.toEqual(
      fails('need_incomplete', 422),
    )
  })

  test('stays a draft where something is missing, where the form is another one, and where the team is not verified', async () => {
    const { db } = database
    const id = await draftNeed(services(), editor, { fields: { titleZh: '泵' } })
    await expect(openNeed(services(), editor, { id, version: 1 })).rejects.toEqual(
      fails('need_incomplete', 422),
    )
    await saveNeedRevision(services(), editor, { id, version: 1, fields })
    await expect(openNeed(services(), editor, { id, version: 1 })).rejects.toEqual(
      fails('changed_meanwhile', 409),
    )
    await expect(openNeed(services(), reader, { id, version: 2 })).rejects.toEqual(fails('not_allowed', 403))
    await expect(openNeed(services(), outsider, { id, version: 2 })).rejects.toEqual(fails('not_found', 404))
    const person = await makePerson(db)
    const young = await makeOrganisation(db, {
      kind: 'rescue_team',
      state: 'unverified',
      members: [[person, 'owner']],
    })
    const viewer = await viewerOf(db, person, { organisationId: young })
    const own = await draftNeed(services(), viewer, { fields })
    await expect(openNeed(services(), viewer, { id: own, version: 1 })).rejects.toEqual(
      fails('not_verified', 403),
    )
    expect(await readNeed(db, 'staff', own)).toMatchObject({ state: 'draft' })
  })

  test('keeps what it says until its changes are posted, or thrown away', async () => {
    const { db } = database
    const id = await opened()
    const mark = await markNumber(id)
    const changed = { ...fields, titleZh: '改写', visibility: 'verified' }
    expect(await saveNeedRevision(services(), editor, { id, version: 0, fields: changed })).toBe(1)
    expect(await readNeed(db, 'public', id)).toMatchObject({ titleZh: '城市内涝排水泵', version: 1 })
    await discardNeedRevision(services(), editor, { id })
    await expect(reviseNeed(services(), editor, { id, version: 1 })).rejects.toEqual(
      fails('changed_meanwhile', 409),
    )
    await saveNeedRevision(services(), editor, { id, version: 0, fields: changed })
    expect(await reviseNeed(services(), owner, { id, version: 1 })).toBe(2)
    expect(await readNeed(db, 'staff', id)).toMatchObject({
      titleZh: '改写',
      version: 2,
      visibility: 'verified',
    })
    expect(await markNumber(id)).toBeGreaterThan(mark)
    expect(await audited(id)).toEqual(['need.drafted', 'need.opened', 'need.revised'])
    await step(id, 'match')
    await expect(saveNeedRevision(services(), editor, { id, version: 0, fields })).rejects.toEqual(
      fails('need_state', 409),
    )
  })
})

describe('a need ends', () => {
  test('without an acceptable match for reasons that the public sees, and is opened again', async () => {
    const { db } = database
    const id = await opened()
    const closing = { id, reasons: ['performance' as const, 'price' as const], text: '流量都不够' }
    await expect(findNoMatch(services(), reader, closing)).rejects.toEqual(fails('not_allowed', 403))
    await findNoMatch(services(), editor, closing)
    expect(await readNeed(db, 'public', id)).toMatchObject({
      state: 'no_acceptable_match',
      closing: {
        how: 'no_acceptable_match',
        reasons: ['performance', 'price'],
        text: '流量都不够',
        at: testDay,
      },
    })
    await db.updateTable('needs').set({ open_until: '2026-11-01' }).where('id', '=', id).execute()
    await reopenNeed(services(), editor, { id })
    expect(await readNeed(db, 'public', id)).toMatchObject({
      state: 'open',
      closing: null,
      openUntil: '2027-02-21',
    })
  })

  test('met after a match and a trial here, or at once by what was found elsewhere', async () => {
    const { db } = database
    const here = await opened()
    await step(here, 'match')
    await step(here, 'start_trial')
    await meetNeed(services(), owner, { id: here, how: 'through_muster', text: '' })
    const elsewhere = await opened()
    await meetNeed(services(), editor, { id: elsewhere, how: 'outside', text: '兄弟单位支援' })
    for (const [id, how] of [
      [here, 'through_muster'],
      [elsewhere, 'outside'],
    ] as const) {
      expect(await readNeed(db, 'staff', id)).toMatchObject({ state: 'met', closing: { how } })
      await expect(readNeed(db, 'public', id)).rejects.toEqual(fails('not_found', 404))
      await expect(withdrawNeed(services(), owner, { id, how: 'not_needed', text: '' })).rejects.toEqual(
        fails('need_state', 409),
      )
      expect((await audited(id)).at(-1)).toBe('need.met')
    }
  })

  test('withdrawn, with what was being written on it', async () => {
    const { db } = database
    const id = await opened()
    await saveNeedRevision(services(), editor, { id, version: 0, fields })
    await expect(withdrawNeed(services(), outsider, { id, how: 'duplicate', text: '' })).rejects.toEqual(
      fails('not_found', 404),
    )
    const mark = await markNumber(id)
    await withdrawNeed(services(), owner, { id, how: 'duplicate', text: '' })
    expect(await readOwnNeed(db, owner, id)).toMatchObject({
      need: { state: 'withdrawn', closing: { how: 'duplicate' } },
      revision: null,
    })
    expect(await markNumber(id)).toBeGreaterThan(mark)
  })
})
