import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  endorseNeed,
  needJobs,
  readEndorsements,
  readNeed,
  renewNeed,
  takeBackEndorsement,
} from '~/modules/needs/index.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { mailNotices } from '../support/notices'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const origin = 'https://muster.example'
/** 23 November in China. */
const today = new Date('2026-11-23T04:00:00Z')
const services = (at = today) => testServices(database, null, fixedClock(at))

async function makeTeam(options: Parameters<typeof makeOrganisation>[1] = {}) {
  const { db } = database
  const [owner, reader] = [await makePerson(db), await makePerson(db)]
  const id = await makeOrganisation(db, {
    kind: 'rescue_team',
    ...options,
    members: [
      [owner, 'owner'],
      [reader, 'viewer'],
    ],
  })
  const viewer = await viewerOf(db, owner, { organisationId: id })
  return { id, owner, viewer, reader: await viewerOf(db, reader, { organisationId: id }) }
}

let team: Awaited<ReturnType<typeof makeTeam>>
let other: Awaited<ReturnType<typeof makeTeam>>
let needId = 0

beforeEach(async () => {
  const { db } = database
  team = await makeTeam()
  other = await makeTeam()
  const { id } = await db
    .insertInto('needs')
    .values({
      organisation_id: team.id,
      state: 'open',
      title_zh: '大流量排水泵',
      title_en: '',
      open_until: '2026-12-20',
      published_at: today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  needId = id
})

const mails = async (kind: string) => {
  await mailNotices(services(new Date('2028-01-01T04:00:00Z')))
  return database.db
    .selectFrom('mails')
    .select(['to_address', 'subject', 'body_text'])
    .where('kind', '=', kind)
    .where('to_address', '=', team.owner.email)
    .execute()
}
const logged = async () =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'need')
      .where('object_id', '=', String(needId))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
const marked = async () =>
  (await database.db.selectFrom('index_marks').select('entity_id').where('entity_id', '=', needId).execute())
    .length > 0
const endorse = (viewer: Person, quantity: number, note = '') =>
  endorseNeed(services(), viewer, { needId, quantity, note }, { origin })
const set = (values: Record<string, unknown>) =>
  database.db.updateTable('needs').set(values).where('id', '=', needId).execute()

describe('sharing a need', () => {
  it('counts once a team, in its newest quantity, and tells the team of the need once', async () => {
    await endorse(other.viewer, 3, '用于下穿隧道')
    await endorse(other.viewer, 5, '用于下穿隧道')
    await endorse(other.viewer, 5, '用于下穿隧道')
    expect(await readEndorsements(database.db, needId)).toMatchObject([
      { organisationId: other.id, quantity: 5, note: '用于下穿隧道' },
    ])
    expect(await logged()).toEqual(['need.endorsed', 'need.endorsed'])
    expect(await marked()).toBe(true)
    const sent = await mails('need_endorsed')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body_text).toContain('数量 3')
    expect(sent[0]?.body_text).toContain(`${origin}/needs/${needId}`)
  })

  it('is taken back and given again without another mail', async () => {
    await endorse(other.viewer, 3)
    await takeBackEndorsement(services(), other.viewer, needId)
    await takeBackEndorsement(services(), other.viewer, needId)
    expect(await readEndorsements(database.db, needId)).toEqual([])
    await endorse(other.viewer, 4)
    expect(await logged()).toEqual(['need.endorsed', 'need.endorsement_withdrawn', 'need.endorsed'])
    expect(await mails('need_endorsed')).toHaveLength(1)
  })

  it('sent many times at once is one, with one mail', async () => {
    await Promise.all(Array.from({ length: 6 }, () => endorse(other.viewer, 2)))
    expect(await readEndorsements(database.db, needId)).toHaveLength(1)
    expect(await mails('need_endorsed')).toHaveLength(1)
    expect(await logged()).toEqual(['need.endorsed'])
  })

  it('is for other verified teams that see the need, while it stands', async () => {
    const refused = (code: string) => expect.objectContaining({ code })
    await expect(endorse(team.viewer, 1)).rejects.toEqual(refused('own_need'))
    await expect(endorse(other.reader, 1)).rejects.toEqual(refused('not_verified'))
    const unverified = await makeTeam({ state: 'unverified' })
    await expect(endorse(unverified.viewer, 1)).rejects.toEqual(refused('not_verified'))
    const enterprise = await makeTeam({ kind: 'enterprise' })
    await expect(endorse(enterprise.viewer, 1)).rejects.toEqual(refused('not_a_team'))
    await set({ visibility: 'invited' })
    await expect(endorse(other.viewer, 1)).rejects.toEqual(refused('not_found'))
    await database.db
      .insertInto('need_invitations')
      .values({ need_id: needId, organisation_id: other.id })
      .execute()
    await endorse(other.viewer, 1)
    await set({ visibility: 'public', state: 'withdrawn' })
    await expect(endorse(other.viewer, 2)).rejects.toEqual(refused('not_found'))
    await set({ state: 'open', reference: true })
    await expect(endorse(other.viewer, 2)).rejects.toEqual(refused('need_over'))
  })

  it('does not count those that are suspended', async () => {
    await endorse(other.viewer, 3)
    await database.db
      .updateTable('organisations')
      .set({ state: 'suspended' })
      .where('id', '=', other.id)
      .execute()
    expect(await readEndorsements(database.db, needId)).toEqual([])
  })
})

describe('the last day of a need', () => {
  const runJob = async (at: Date) => {
    for (const job of needJobs) await job.run({}, services(at), new AbortController().signal)
    await mailNotices(services(at))
  }
  const need = () => readNeed(database.db, 'staff', needId)

  it('is moved 90 days on from today by its team, once a day, while it is open', async () => {
    await Promise.all([1, 2, 3].map(() => renewNeed(services(), team.viewer, needId)))
    expect((await need()).openUntil).toBe('2027-02-21')
    expect(await logged()).toEqual(['need.renewed'])
    await expect(renewNeed(services(), other.viewer, needId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(renewNeed(services(), team.reader, needId)).rejects.toMatchObject({ code: 'not_allowed' })
    await set({ state: 'met' })
    await expect(renewNeed(services(), team.viewer, needId)).rejects.toMatchObject({ code: 'need_state' })
  })

  it('is reminded of seven days before, once, and again after it was moved', async () => {
    await set({ open_until: '2026-12-01' })
    await runJob(today)
    expect(await mails('need_reminder')).toHaveLength(0)
    const sevenBefore = new Date('2026-11-24T01:00:00Z')
    await Promise.all([runJob(sevenBefore), runJob(sevenBefore)])
    await runJob(new Date('2026-11-25T01:00:00Z'))
    const sent = await mails('need_reminder')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body_text).toContain(`/needs/${needId}/renew`)
    await renewNeed(services(sevenBefore), team.viewer, needId)
    await runJob(new Date('2027-02-20T01:00:00Z'))
    expect(await mails('need_reminder')).toHaveLength(2)
    expect((await need()).state).toBe('open')
  })

  it('passed takes an open need back, and says that nobody closed it', async () => {
    await set({ open_until: '2026-11-23' })
    await runJob(new Date('2026-11-23T15:00:00Z'))
    expect((await need()).state).toBe('open')
    const midnight = new Date('2026-11-23T16:30:00Z')
    await Promise.all([runJob(midnight), runJob(midnight)])
    expect(await need()).toMatchObject({ state: 'withdrawn', closing: { how: 'lapsed', at: midnight } })
    expect(await logged()).toEqual(['need.lapsed'])
    expect(await marked()).toBe(true)
    expect(await mails('need_lapsed')).toHaveLength(1)
  })

  it('passed changes nothing of a need whose match is made, or that has no last day', async () => {
    await set({ open_until: '2026-11-01', state: 'matched' })
    await runJob(today)
    expect((await need()).state).toBe('matched')
    await set({ open_until: null, state: 'open' })
    await runJob(today)
    expect((await need()).state).toBe('open')
  })
})
