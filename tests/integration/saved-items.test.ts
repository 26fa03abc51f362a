import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { followChecks, readSavedItems, removeItem, saveItem } from '~/modules/follows/index.server'
import { watchItems } from '~/modules/follows/items/watch-items.server'
import { needScopeOf } from '~/modules/needs'
import { changeNeedState } from '~/modules/needs/index.server'
import { readPreferences, savePreferences } from '~/modules/notifications/index.server'
import { sendNotices } from '~/modules/notifications/mails/send-notices.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePair, type Pair } from '../support/introductions'
import { makeOrganisation, makePerson, type TestPerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const db = () => database.db
/** 25 November, midday in China. */
const midday = new Date('2026-11-25T12:00:00+08:00')
const later = (minutes: number) => new Date(midday.getTime() + minutes * 60_000)
const services = (at = midday) => {
  const usual = testServices(database, null, fixedClock(at))
  return { ...usual, env: { ...usual.env, ORIGIN: 'https://muster.example' } }
}

let pair: Pair
let reader: TestPerson
let viewer: Person
beforeEach(async () => {
  pair = await makePair(db())
  await db()
    .updateTable('needs')
    .set({ open_until: '2027-02-01', visibility: 'public' })
    .where('id', '=', pair.needId)
    .execute()
  await db().updateTable('offerings').set({ price_minor: 100 }).where('id', '=', pair.offeringId).execute()
  reader = await makePerson(db())
  viewer = await viewerOf(db(), reader)
  await saveItem(services(), viewer, { kind: 'needs', id: pair.needId })
  await saveItem(services(), viewer, { kind: 'offerings', id: pair.offeringId })
})

const told = async (person: { id: number } = reader) =>
  (
    await db()
      .selectFrom('notices')
      .select(['words', 'path'])
      .where('person_id', '=', person.id)
      .orderBy('id')
      .execute()
  ).map(({ words, path }) => [words.replace('told.followed_', ''), path])
const toNeed = (event: Parameters<typeof changeNeedState>[2]['event'], at: Date) =>
  db()
    .transaction()
    .execute((tx) => changeNeedState(tx, 'staff', { id: pair.needId, event, at }))
const change = (kind: 'needs' | 'offerings', set: Record<string, unknown>, at: Date) =>
  db()
    .updateTable(kind as 'needs')
    .set({ ...set, updated_at: at })
    .where('id', '=', kind === 'needs' ? pair.needId : pair.offeringId)
    .execute()
const mails = () => db().selectFrom('mails').selectAll().where('person_id', '=', reader.id).execute()

describe('a saved need or offering', () => {
  it('tells each step of a need once, the last of them too, and leads to where it can be read', async () => {
    await watchItems(services())
    expect(await told()).toEqual([])
    const page = `/needs/${pair.needId}`
    await toNeed('match', later(1))
    await watchItems(services(later(2)))
    await watchItems(services(later(3)))
    await toNeed('start_trial', later(4))
    await watchItems(services(later(5)))
    await toNeed('meet', later(6))
    await Promise.all([1, 2, 3].map(() => watchItems(services(later(7)))))
    await watchItems(services(later(8)))
    expect(await told()).toEqual([
      ['need_matched', page],
      ['need_in_trial', page],
      ['need_met', '/workbench/saved'],
    ])
    const [, needs] = await readSavedItems(db(), viewer, 'zh')
    expect(needs?.items).toMatchObject([{ href: null, state: '已不公开' }])
  })

  it('tells that its last day is near, once for each day, and that it was renewed', async () => {
    await change('needs', { open_until: '2026-12-02' }, later(1))
    await watchItems(services(later(2)))
    await change('needs', { title_en: 'Another title' }, later(3))
    await watchItems(services(later(4)))
    await change('needs', { open_until: '2027-03-01' }, later(5))
    await watchItems(services(later(6)))
    expect((await told()).map(([news]) => news)).toEqual(['need_near', 'need_renewed'])
  })

  it('tells of an offering its price, its new version, its pause and its return', async () => {
    await change('offerings', { price_minor: 200 }, later(1))
    await watchItems(services(later(2)))
    await change('offerings', { version: 9 }, later(3))
    await watchItems(services(later(4)))
    await change('offerings', { state: 'paused' }, later(5))
    await watchItems(services(later(6)))
    await change('offerings', { state: 'published' }, later(7))
    await watchItems(services(later(8)))
    expect((await told()).map(([news]) => news)).toEqual([
      'offering_price',
      'offering_version',
      'offering_paused',
      'offering_published',
    ])
  })

  it('says nothing to those whom a need is not for any more, nor in a mail that waited', async () => {
    const member = await makePerson(db())
    const organisation = await makeOrganisation(db(), { members: [[member, 'viewer']] })
    await change('needs', { visibility: 'verified' }, later(1))
    await saveItem(services(), await viewerOf(db(), member), { kind: 'needs', id: pair.needId })
    await watchItems(services(later(2)))
    await toNeed('match', later(3))
    await watchItems(services(later(4)))
    expect(await told()).toEqual([])
    expect(await told(member)).toEqual([['need_matched', `/needs/${pair.needId}`]])
    await db()
      .updateTable('organisations')
      .set({ state: 'returned' })
      .where('id', '=', organisation)
      .execute()
    await sendNotices(services(later(60)), { personId: member.id }, followChecks)
    expect(await db().selectFrom('mails').selectAll().where('person_id', '=', member.id).execute()).toEqual(
      [],
    )
    const [, needs] = await readSavedItems(db(), viewer, 'zh')
    expect(needs?.items).toMatchObject([{ href: null }])
  })

  it('comes in one mail with what else changed, and in none where its kind is turned off', async () => {
    await toNeed('match', later(1))
    await change('offerings', { version: 20 }, later(1))
    await watchItems(services(later(2)))
    await sendNotices(services(later(13)), { personId: reader.id }, followChecks)
    expect((await mails()).map(({ subject }) => subject)).toEqual(['聚援：2 条通知'])
    const { kinds } = await readPreferences(db(), reader.id)
    await savePreferences(services(), viewer, {
      kinds: { followed_need: { ...kinds.followed_need, onSite: false, mail: 'never' } },
    })
    await toNeed('start_trial', later(20))
    await watchItems(services(later(21)))
    await sendNotices(services(later(60)), { personId: reader.id }, followChecks)
    expect(await mails()).toHaveLength(1)
    expect(await told()).toHaveLength(2)
  })

  it('cannot be what the reader may not see; saving twice is once, and removing ends it', async () => {
    const other = await viewerOf(db(), await makePerson(db()))
    expect(needScopeOf(other)).toBe('public')
    await change('needs', { visibility: 'invited' }, later(1))
    await expect(saveItem(services(), other, { kind: 'needs', id: pair.needId })).rejects.toMatchObject({
      status: 404,
    })
    await saveItem(services(), viewer, { kind: 'offerings', id: pair.offeringId })
    const count = async () =>
      (await db().selectFrom('saved_items').selectAll().where('person_id', '=', reader.id).execute()).length
    expect(await count()).toBe(2)
    await removeItem(services(), viewer, { kind: 'offerings', id: pair.offeringId })
    await change('offerings', { version: 30 }, later(2))
    await watchItems(services(later(3)))
    expect([await count(), await told()]).toEqual([1, []])
  })
})
