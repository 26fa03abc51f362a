import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import type { SearchFrequency } from '~/modules/follows/follow'
import {
  changeSearch,
  followChecks,
  readSavedSearches,
  removeSearch,
  saveSearch,
} from '~/modules/follows/index.server'
import { lookForNews } from '~/modules/follows/searches/look-for-news.server'
import { readPreferences, savePreferences } from '~/modules/notifications/index.server'
import { sendNotices } from '~/modules/notifications/mails/send-notices.server'
import { findDueNotices } from '~/modules/notifications/notice-jobs.server'
import { fixedClock } from '~/platform/clock.server'
import type { Services } from '~/platform/services.server'
import { indexes, reindex } from '~search/reindex.server'
import { syncIndex } from '~search/sync.server'
import { useDatabase } from '../support/database'
import { publishLike } from '../support/follows'
import { makeOrganisation, makePerson, type TestPerson, viewerOf } from '../support/people'
import { useSearch } from '../support/search'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const search = useSearch()
const db = () => database.db
const inChina = (text: string) => new Date(`${text}+08:00`)
/** A Wednesday, at midday in China. */
const midday = inChina('2026-11-25T12:00:00')
const later = (minutes: number, from = midday) => new Date(from.getTime() + minutes * 60_000)
const services = (at = midday, engine: Services['search'] = search): Services => {
  const usual = testServices(database, engine, fixedClock(at))
  return { ...usual, env: { ...usual.env, ORIGIN: 'https://muster.example' } }
}

let reader: TestPerson
let viewer: Person
let enterprise: number
let team: number
beforeAll(async () => {
  for (const index of indexes) await reindex(db(), search, index)
})
beforeEach(async () => {
  await db().deleteFrom('saved_searches').execute()
  await db().deleteFrom('notices').execute()
  reader = await makePerson(db())
  viewer = await viewerOf(db(), reader)
  enterprise = await makeOrganisation(db(), { kind: 'enterprise' })
  team = await makeOrganisation(db(), { kind: 'rescue_team' })
})

const save = (
  query: string,
  frequency: SearchFrequency = 'at_once',
  {
    of = 'offerings',
    who = viewer,
    at = midday,
  }: { of?: 'offerings' | 'needs'; who?: Person; at?: Date } = {},
) => saveSearch(services(at), who, { in: of, query, name: '我的搜索', frequency })
const publish = async (names: string[], like = 'O004') => {
  const ids: number[] = []
  for (const name of names)
    ids.push(
      ...(await publishLike(db(), 'offerings', like, {
        organisation_id: enterprise,
        name_zh: name,
        name_en: name,
        state: 'published',
        published_at: midday,
      })),
    )
  return ids
}
const need = async (title: string, change: Record<string, unknown> = {}) => {
  const [id = 0] = await publishLike(db(), 'needs', 'N001', {
    organisation_id: team,
    title_zh: title,
    title_en: title,
    state: 'open',
    visibility: 'public',
    published_at: midday,
    ...change,
  })
  return id
}
const index = async () => {
  for (const each of indexes) await syncIndex(db(), search, each)
}
const look = async (at = midday, engine: Services['search'] = search) => {
  await index()
  await lookForNews(services(at, engine))
}
const told = async (person: { id: number } = reader) => {
  const rows = await db()
    .selectFrom('notices')
    .select(['params', 'path'])
    .where('person_id', '=', person.id)
    .where('kind', '=', 'saved_search')
    .orderBy('id')
    .execute()
  return rows.map(({ params, path }) => {
    const { n, list } = params as { n: number; list: { zh: string } }
    return { n, list: list.zh, path }
  })
}
/** What the jobs do with what is due, with what this module has to say before a mail is made. */
const mail = async (at: Date) => {
  await findDueNotices(services(at))
  const people = await db().selectFrom('people').select('id').execute()
  for (const { id } of people) await sendNotices(services(at), { personId: id }, followChecks)
}
const mails = async (person: { id: number } = reader) =>
  db().selectFrom('mails').selectAll().where('person_id', '=', person.id).orderBy('id').execute()

describe.each(['Meilisearch', 'Postgres'] as const)('a saved search, answered by %s', (by) => {
  const engine = by === 'Meilisearch' ? search : null
  const lookBy = (at?: Date) => look(at, engine)

  it('tells once of what is published afterwards and fits, by its filters and by its words', async () => {
    await publish(['原有的水泵'])
    await index()
    await save('track=T05')
    await save('q=排水泵')
    await save('track=T01')
    await lookBy()
    expect(await told()).toEqual([])
    await publish(['新排水泵甲', '新排水泵乙'])
    await lookBy(later(1))
    await lookBy(later(2))
    const all = await told()
    expect(all.map(({ n }) => n)).toEqual([2, 2])
    for (const { list, path } of all) {
      expect(list.split('、').sort()).toEqual(['新排水泵乙', '新排水泵甲'])
      expect(path).toMatch(/^\/offerings\?(?:track=T05|q=.*)&sort=newest$/)
    }
  })

  it('says nothing of edits, of what returns after a pause, and of what another search asks for', async () => {
    await save('q=排水泵')
    const [id = 0] = await publish(['只来一次的泵'])
    await lookBy()
    for (const state of ['paused', 'published']) {
      await db()
        .updateTable('offerings')
        .set({ state, version: 2, updated_at: midday })
        .where('id', '=', id)
        .execute()
      await lookBy(later(20))
    }
    expect(await told()).toHaveLength(1)
  })

  it('of needs tells a member of those that are for their organisation, unnamed, and nobody else', async () => {
    const members = await Promise.all(
      (['verified', 'unverified', 'verified'] as const).map(async (state) => {
        const person = await makePerson(db())
        const id = await makeOrganisation(db(), { state, members: [[person, 'viewer']] })
        return { person, id }
      }),
    )
    const [verified, unverified, invited] = members as [
      (typeof members)[0],
      (typeof members)[0],
      (typeof members)[0],
    ]
    for (const person of [reader, ...members.map((each) => each.person)])
      await save('', 'at_once', { of: 'needs', who: await viewerOf(db(), person) })
    await need('只给核验单位', { visibility: 'verified' })
    const secret = await need('只给受邀单位', { visibility: 'invited' })
    await db()
      .insertInto('need_invitations')
      .values({ need_id: secret, organisation_id: invited.id })
      .execute()
    await lookBy()
    expect(await told()).toEqual([])
    expect(await told(unverified.person)).toEqual([])
    expect(await told(verified.person)).toMatchObject([{ n: 1, path: '/needs/for-us' }])
    expect(await told(invited.person)).toMatchObject([{ n: 2, path: '/needs/for-us' }])
    await need('大家都能看')
    await lookBy(later(20))
    for (const { person } of members) {
      const last = (await told(person)).at(-1)
      expect(last).toMatchObject({ n: 1, list: '大家都能看', path: '/needs?sort=newest' })
    }
    await mail(later(60))
    for (const { person } of members)
      for (const { body_text, subject } of await mails(person))
        for (const name of ['只给核验单位', '只给受邀单位']) expect(subject + body_text).not.toContain(name)
  })
})

describe('the mail of a saved search', () => {
  it('is one for all that comes within ten minutes, however many rows', async () => {
    await save('track=T05')
    await save('q=排水泵')
    await publish(['第一台'])
    await look()
    await publishLike(
      db(),
      'offerings',
      'O004',
      { organisation_id: enterprise, name_zh: '批量', state: 'published', published_at: midday },
      1_500,
    )
    for (const minute of [1, 2, 3, 9, 10, 11, 12, 19, 25]) {
      await look(later(minute))
      await mail(later(minute))
    }
    await mail(later(60))
    const sent = await mails()
    expect(sent.length).toBeLessThanOrEqual(2)
    expect((await told()).map(({ n }) => n)).toEqual([1, 1, 1_500, 1_500])
    expect(sent.map(({ body_text }) => body_text).join()).toContain('1,500')
  }, 120_000)

  it('names nothing that was taken from view or from its reader before it was made', async () => {
    const member = await makePerson(db())
    const id = await makeOrganisation(db(), { members: [[member, 'viewer']] })
    await save('', 'at_once', { of: 'needs', who: await viewerOf(db(), member) })
    const [gone, , hidden] = [
      await need('就要收回'),
      await need('一直公开'),
      await need('内部', { visibility: 'verified' }),
    ]
    await look()
    expect(await told(member)).toMatchObject([{ n: 3 }])
    await db().updateTable('needs').set({ visibility: 'invited' }).where('id', '=', gone).execute()
    await db().updateTable('organisations').set({ state: 'returned' }).where('id', '=', id).execute()
    await mail(later(11))
    const [sent] = await mails(member)
    expect(sent?.subject).toContain('1 条新结果')
    expect(sent?.body_text).toContain('一直公开')
    expect(sent?.body_text).not.toContain('就要收回')
    expect(sent?.body_text).not.toContain('只对部分单位')
    await need('随即收回')
    await look(later(20))
    await db().updateTable('needs').set({ state: 'withdrawn' }).where('title_zh', '=', '随即收回').execute()
    await mail(later(60))
    expect(await mails(member)).toHaveLength(1)
    expect(hidden).toBeGreaterThan(0)
  })

  it('does not come where the search, or its kind of notice, is turned off', async () => {
    await save('track=T05', 'never')
    await publish(['没人听说的泵'])
    await look()
    expect(await told()).toEqual([])
    const [saved] = await readSavedSearches(db(), reader.id)
    await changeSearch(services(), viewer, { id: saved?.id ?? 0, name: '开', frequency: 'at_once' })
    await look()
    expect(await told()).toEqual([])
    const { kinds } = await readPreferences(db(), reader.id)
    await savePreferences(services(), viewer, {
      kinds: { saved_search: { ...kinds.saved_search, mail: 'never' } },
    })
    await publish(['只在站内'])
    await look(later(1))
    await mail(later(60))
    expect(await told()).toHaveLength(1)
    expect(await mails()).toEqual([])
  })
})

describe('how often a search is looked at', () => {
  it('daily ones in the morning, weekly ones on Monday, in time for the mails of then', async () => {
    await save('track=T05', 'daily')
    await save('q=排水泵', 'weekly')
    await publish(['周三的泵'])
    for (const at of ['2026-11-25T20:00:00', '2026-11-26T07:29:00']) await look(inChina(at))
    expect(await told()).toEqual([])
    await look(inChina('2026-11-26T07:30:00'))
    expect((await told()).map(({ path }) => path)).toEqual(['/offerings?track=T05&sort=newest'])
    await publish(['周四的泵'])
    await look(inChina('2026-11-26T09:00:00'))
    expect(await told()).toHaveLength(1)
    await look(inChina('2026-11-30T07:30:00'))
    expect((await told()).map(({ n }) => n).sort()).toEqual([1, 1, 2])
  })

  it('nothing new puts a daily one off to the next morning', async () => {
    await save('track=T05', 'daily')
    await look(inChina('2026-11-26T07:31:00'))
    await publish(['上午才来的泵'])
    await look(inChina('2026-11-26T10:00:00'))
    expect(await told()).toEqual([])
    await look(inChina('2026-11-27T07:31:00'))
    expect(await told()).toHaveLength(1)
  })
})

describe('whoever dies, and whoever looks at the same time', () => {
  it('nothing is told twice by many workers at once; without the mark of the search it would be', async () => {
    await save('track=T05')
    const { seen_seq: before } = await db()
      .selectFrom('saved_searches')
      .select('seen_seq')
      .executeTakeFirstOrThrow()
    await publish(['抢着说的泵'])
    await index()
    await Promise.all(Array.from({ length: 5 }, () => lookForNews(services())))
    expect(await told()).toHaveLength(1)
    // The control: with the mark set back it is told anew, with what came since.
    await publish(['后来的泵'])
    await db().updateTable('saved_searches').set({ seen_seq: before, next_look_at: midday }).execute()
    await look(later(30))
    expect((await told()).map(({ n }) => n)).toEqual([1, 2])
  })

  it('a worker that dies before it is done leaves all to be told by the next', async () => {
    await save('track=T05')
    await publish(['险些漏掉的泵'])
    await index()
    const dying = {
      ...services(),
      db: db().withPlugin({
        transformQuery: ({ node }) => {
          const text = JSON.stringify(node)
          if (node.kind === 'InsertQueryNode' && text.includes('"notices"'))
            throw new Error('the worker dies')
          return node
        },
        transformResult: async ({ result }) => result,
      }),
    }
    await expect(lookForNews(dying)).rejects.toThrow('dies')
    expect(await told()).toEqual([])
    await lookForNews(services())
    await lookForNews(services(later(30)))
    expect(await told()).toHaveLength(1)
  })

  it('what is published in a transaction that ends late is not passed over', async () => {
    await save('track=T05')
    let finish = () => {}
    const wait = new Promise<void>((resolve) => {
      finish = resolve
    })
    const [early] = await publish(['慢慢提交的泵'])
    await db()
      .updateTable('offerings')
      .set({ state: 'draft' })
      .where('id', '=', early ?? 0)
      .execute()
    await index()
    const slow = db()
      .transaction()
      .execute(async (tx) => {
        await tx
          .updateTable('offerings')
          .set({ state: 'published' })
          .where('id', '=', early ?? 0)
          .execute()
        // Its mark alone: the job that comes with it would let publications wait for one another.
        await tx
          .insertInto('index_marks')
          .values({ index_name: 'offerings', entity_id: early ?? 0 })
          .execute()
        await wait
      })
    await publish(['很快提交的泵'])
    await look()
    finish()
    await slow
    await look(later(20))
    expect((await told()).map(({ list }) => list)).toEqual(['很快提交的泵', '慢慢提交的泵'])
  })
})

describe('saving', () => {
  it('the same search again changes the one that is there, whatever the order of its parts', async () => {
    await save('track=T05&scenario=S03&page=3&sort=price')
    await save('scenario=S03&track=T05', 'weekly')
    expect(await readSavedSearches(db(), reader.id)).toMatchObject([
      { query: 'scenario=S03&track=T05', frequency: 'weekly' },
    ])
  })

  it('is refused for what its page could not read, beyond the limit, and to nobody else is it shown', async () => {
    await expect(save('track=NOPE')).rejects.toMatchObject({ code: 'search_unread' })
    for (let n = 0; n < 50; n++) await save(`q=${n}号泵`)
    await expect(save('q=再来一个')).rejects.toMatchObject({ code: 'too_many_searches' })
    const saved = await readSavedSearches(db(), reader.id)
    expect(saved).toHaveLength(50)
    const other = await viewerOf(db(), await makePerson(db()))
    const id = saved[0]?.id ?? 0
    await expect(
      changeSearch(services(), other, { id, name: 'x', frequency: 'never' }),
    ).rejects.toMatchObject({
      status: 404,
    })
    await removeSearch(services(), other, { id })
    expect(await readSavedSearches(db(), reader.id)).toHaveLength(50)
    await removeSearch(services(), viewer, { id })
    expect(await readSavedSearches(db(), reader.id)).toHaveLength(49)
  })

  it('one that asks for what exists no more is passed over, and hinders nobody', async () => {
    await save('track=T05')
    await save('q=排水泵')
    await db()
      .updateTable('saved_searches')
      .set({ query: 'track=GONE' })
      .where('query', '=', 'track=T05')
      .execute()
    await publish(['照常的泵'])
    await look()
    expect(await told()).toHaveLength(1)
  })
})
