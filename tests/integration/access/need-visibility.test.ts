import { beforeAll, describe, expect, it } from 'vitest'
import { insertNeeds, type NeedWrite } from '~db/write-needs.server'
import { markForIndex } from '~search/marks.server'
import { syncIndex } from '~search/sync.server'
import type { TestDatabase } from '../../support/database'
import { makeOrganisation, makePerson, signInAs } from '../../support/people'
import { type TestSite, useSite } from '../../support/site'
import { accessTable, type Site } from './access-table'
import type { Visitor } from './roles'

const kinds = ['anonymous', 'unverified', 'verified', 'invited', 'own team', 'suspended', 'reviewer'] as const
type Kind = (typeof kinds)[number]
const visibilities = ['verified', 'invited'] as const
type Visibility = (typeof visibilities)[number]

/** Stands in the title and the text, in both languages. */
const needles: Record<Visibility, string> = { verified: 'ZQVERIFIED', invited: 'ZQINVITED' }

/** Who may see it, wherever needs are shown. The suspended organisation is invited, and was verified. */
const mayRead: Record<Visibility, readonly Kind[]> = {
  verified: ['verified', 'own team', 'reviewer'],
  invited: ['invited', 'own team', 'reviewer'],
}
const nobody: readonly Kind[] = []
const but = (kind: Kind) => (readers: readonly Kind[]) => readers.filter((each) => each !== kind)

type Place = {
  path: (visitor: Visitor, site: Site) => string
  readers: (may: readonly Kind[]) => readonly Kind[]
}
const all = (may: readonly Kind[]) => may
const none = () => nobody
const only = (kind: Kind) => (readers: readonly Kind[]) => readers.filter((each) => each === kind)
const place = (path: Place['path'], readers: Place['readers'] = all): Place => ({ path, readers })

/**
 * Every address that shows needs, and to whom of those who may read them. A route that is not here must not show
 * one to anybody: each GET of the access table is asked as well.
 */
const places: Record<string, Place[]> = {
  '/': [place(() => '/en', none)],
  '/needs': [
    place(() => `/needs?q=${needles.verified}`, none),
    place(() => `/en/needs?q=${needles.invited}`, none),
    place(() => '/needs?sort=newest&size=100', none),
    place(() => '/needs?track=T05.02&scenario=S03', none),
  ],
  '/needs/:id': [
    place((_, { needId }) => `/needs/${needId}`),
    place((_, { needId }) => `/en/needs/${needId}`),
    place((_, { needId }) => `/needs/${needId}?_data=${encodeURIComponent('routes/(en).needs.$id')}`),
  ],
  '/needs/:id/endorse': [place((_, { needId }) => `/needs/${needId}/endorse`)],
  // A team's own needs stand in its own lists, not among those shown to it.
  '/needs/for-us': [
    place(() => '/needs/for-us', but('own team')),
    place(() => '/en/needs/for-us', but('own team')),
  ],
  // A team's own, with what is new for each and how to renew or export them.
  '/workbench/matches': [
    place(() => '/workbench/matches', only('own team')),
    place(() => '/en/workbench/matches', only('own team')),
  ],
  '/workbench/needs': [
    place(() => '/workbench/needs', only('own team')),
    place(() => '/en/workbench/needs', only('own team')),
  ],
  '/workbench/needs.csv': [place(() => '/workbench/needs.csv', only('own team'))],
  // Lists of challenges name no need; the page of one names those behind it that the reader may see.
  '/challenges': [place(() => '/challenges', none), place(() => '/en/challenges?sort=newest', none)],
  '/challenges/:id': [
    place((_, { challengeId }) => `/challenges/${challengeId}`),
    place((_, { challengeId }) => `/en/challenges/${challengeId}`),
  ],
  '/review/challenges/:id': [
    place((_, { challengeId }) => `/review/challenges/${challengeId}`, only('reviewer')),
  ],
  '/compare': [
    place((_, { offeringId, needId }) => `/compare?ids=${offeringId}&need=${needId}`),
    place((_, { offeringId, needId }) => `/en/compare?ids=${offeringId}&need=${needId}`),
  ],
  // Only of what the reader may see can an introduction be asked for.
  '/introductions/new': [
    place((_, { offeringId, needId }) => `/introductions/new?offering=${offeringId}&need=${needId}`),
    place((_, { needId }) => `/en/introductions/new?need=${needId}`),
  ],
  // Matches beside the public ones are for the offering's own enterprise, which is neither of these.
  '/offerings/:id': [place((_, { offeringId }) => `/offerings/${offeringId}`, none)],
  '/api/v1/needs': [
    place(() => `/api/v1/needs?q=${needles.verified}`, none),
    place(() => `/api/v1/needs?q=${needles.invited}&lang=en`, none),
    place(() => '/api/v1/needs?size=100&sort=newest', none),
  ],
  '/api/v1/needs/:id': [
    place((_, { needId }) => `/api/v1/needs/${needId}`, none),
    place((_, { needId }) => `/api/v1/needs/ZQ-${needId}`, none),
  ],
  '/api/v1/needs/:id/matches': [place((_, { needId }) => `/api/v1/needs/${needId}/matches`, none)],
  '/api/v1/offerings/:id/matches': [
    place((_, { offeringId }) => `/api/v1/offerings/${offeringId}/matches?size=100`, none),
  ],
}

type World = {
  needs: Record<Visibility, number>
  /** a published challenge for each of these needs */
  challenges: Record<Visibility, number>
  offeringId: number
  visitors: Record<Kind, Visitor>
  own: Visitor
}

async function makeWorld({ db }: TestDatabase): Promise<World> {
  const base = await db
    .selectFrom('public_needs')
    .selectAll()
    .where('external_id', '=', 'N001')
    .executeTakeFirstOrThrow()
  const offering = await db
    .selectFrom('public_offerings')
    .select(['id', 'organisation_id'])
    .where('track_code', '=', base.track_codes[0] as string)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const visit = async (
    options: Parameters<typeof makeOrganisation>[1] & { organisationId?: number; reviewer?: true },
  ): Promise<Visitor> => {
    const member = await makePerson(db, { platformRole: options.reviewer ? 'reviewer' : null })
    const organisationId = options.organisationId ?? (await makeOrganisation(db, { ...options, members: [] }))
    if (!options.reviewer)
      await db
        .insertInto('memberships')
        .values({ organisation_id: organisationId, person_id: member.id, role: 'viewer' })
        .execute()
    const { cookie } = await signInAs(db, member, {
      organisationId: options.reviewer ? null : organisationId,
    })
    return {
      cookie,
      organisationId,
      needId: 0,
      sheetId: 0,
      introductionId: 0,
      threadId: 0,
      eventId: 0,
      orderId: 0,
      hallId: 0,
      proposalId: 0,
      member,
      person: member,
    }
  }
  const team = await visit({ kind: 'rescue_team', state: 'verified' })
  const suspended = await visit({ state: 'suspended' })
  const visitors: Record<Kind, Visitor> = {
    anonymous: { ...(await visit({})), cookie: '', person: null },
    unverified: await visit({ state: 'unverified' }),
    verified: await visit({ state: 'verified' }),
    invited: await visit({ state: 'returned' }),
    'own team': team,
    suspended,
    reviewer: await visit({ reviewer: true }),
  }
  const writeOf = (visibility: Visibility): NeedWrite => ({
    titleZh: `${needles[visibility]} 排水泵`,
    titleEn: `${needles[visibility]} pump`,
    textZh: `${needles[visibility]} 内涝抢险`,
    textEn: `${needles[visibility]} for floods`,
    scenarios: base.scenario_codes,
    tracks: base.track_codes,
    conditions: [],
    equipmentClass: null,
    constraints: [],
    region: '430000',
    quantity: 3,
    budgetMinor: null,
    currency: 'CNY',
    neededWithinDays: null,
    neededBy: null,
    urgency: 'critical',
    externalId: null,
    organisationId: team.organisationId,
    state: 'open',
    reference: false,
    sample: false,
    source: null,
    // Newer than anything in the sample world, so that it would stand on the first page of every list.
    publishedAt: new Date('2030-01-01T00:00:00Z'),
  })
  const [verified = 0, invited = 0] = await db.transaction().execute(async (tx) => {
    const ids = await insertNeeds(tx, visibilities.map(writeOf))
    for (const [at, visibility] of visibilities.entries())
      await tx
        .updateTable('needs')
        .set({ visibility, external_id: `ZQ-${ids[at]}` })
        .where('id', '=', ids[at] as number)
        .execute()
    await tx
      .insertInto('need_invitations')
      .values(
        [visitors.invited, suspended].map(({ organisationId }) => ({
          need_id: ids[1] as number,
          organisation_id: organisationId,
        })),
      )
      .execute()
    return ids
  })
  const challengeOf = (need_id: number) =>
    db
      .insertInto('challenges')
      .values({
        need_id,
        state: 'published',
        title_zh: '大流量排水',
        text_zh: '要求每小时三千立方米。',
        track_codes: base.track_codes,
        answers_until: '2031-01-01',
        published_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  return {
    needs: { verified, invited },
    challenges: {
      verified: (await challengeOf(verified)).id,
      invited: (await challengeOf(invited)).id,
    },
    offeringId: offering.id,
    visitors,
    own: await visit({ organisationId: offering.organisation_id }),
  }
}

const ask = (site: TestSite, path: string, { cookie }: Visitor) =>
  site.ask(path, cookie ? { headers: { cookie } } : {})

describe.each(['meilisearch', 'none'] as const)('who sees a need (engine: %s)', (engine) => {
  let world: World
  const site = useSite({
    engine,
    env: { RATE_LIMITS: '0' },
    async prepare(database) {
      world = await makeWorld(database)
    },
  })
  const siteOf = (visibility: Visibility): Site => ({
    needId: world.needs[visibility],
    offeringId: world.offeringId,
    mailId: 1,
    eventId: 0,

    challengeId: world.challenges[visibility],
  })

  /** For each kind of visitor whether the needle stands anywhere in the answer. */
  async function seers(path: Place['path'], visibility: Visibility): Promise<Kind[]> {
    const seen: Kind[] = []
    for (const kind of kinds) {
      const visitor = world.visitors[kind]
      const address = path(visitor, siteOf(visibility))
      const answer = await ask(site, address, visitor)
      expect(answer.status, `${kind} ${address}`).toBeLessThan(500)
      // What was asked for is shown again in the field of the search: there the link to it tells.
      const shown = decodeURIComponent(address).includes(needles[visibility])
        ? new RegExp(`/needs/${world.needs[visibility]}(?!\\d)`).test(answer.text)
        : answer.text.includes(needles[visibility])
      if (shown) {
        seen.push(kind)
        if (visitor.cookie) expect(answer.headers['cache-control']).toMatch(/^private, no-store/)
      }
    }
    return seen
  }

  const rows = Object.entries(places).flatMap(([route, each]) =>
    each.flatMap((where) => visibilities.map((visibility) => ({ route, visibility, ...where }))),
  )
  it.each(rows)('$route shows one for $visibility organisations to nobody else', async (row) => {
    expect(await seers(row.path, row.visibility), row.path.toString()).toEqual(
      kinds.filter((kind) => row.readers(mayRead[row.visibility]).includes(kind)),
    )
  })

  // Which engine searches has no part in these, and they are many.
  if (engine === 'meilisearch')
    it('every other route of the site shows it to nobody', async () => {
      const others = accessTable.filter(({ method, route }) => method === 'GET' && !(route in places))
      expect(others.length).toBeGreaterThan(40)
      for (const { route, path } of others)
        for (const kind of kinds) {
          const visitor = world.visitors[kind]
          const addresses = visibilities.map(
            (of) => path?.(visitor, siteOf(of)) ?? route.replaceAll(':id', String(visitor.organisationId)),
          )
          for (const address of new Set(addresses)) {
            const { status, text } = await ask(site, address, visitor)
            expect(status, `${kind} ${address}`).toBeLessThan(500)
            for (const of of visibilities)
              expect(text.includes(needles[of]), `${kind} ${address}`).toBe(false)
          }
        }
    }, 240_000)

  it('every place in the table is a route of the site', () => {
    const routes = new Set(accessTable.map(({ route }) => route))
    for (const route of Object.keys(places)) expect(routes).toContain(route)
  })

  it('the enterprise of an offering sees it among the matches of its own offering', async () => {
    const { text } = await ask(site, `/offerings/${world.offeringId}`, world.own)
    expect(text).toContain(needles.verified)
    expect(text).not.toContain(needles.invited)
    expect(text).toContain('只对你们可见的需求')
  })

  it('the page says who can see it', async () => {
    const words = { verified: '仅已核验单位可见', invited: '仅受邀单位可见' }
    for (const visibility of visibilities) {
      const { text } = await ask(site, `/needs/${world.needs[visibility]}`, world.visitors['own team'])
      expect(text).toContain(words[visibility])
      expect(text).toContain('noindex')
    }
  })

  it('is in no count', async () => {
    const { db } = site.database
    const rows = await db
      .selectFrom('public_needs')
      .select(({ fn }) => ['region_code', fn.countAll<number>().as('n')])
      .groupBy('region_code')
      .execute()
    const total = rows.reduce((sum, { n }) => sum + Number(n), 0)
    const expected = Object.fromEntries(
      rows.flatMap(({ region_code: code, n }) => (code ? [[code, Number(n)]] : [])),
    )
    for (const kind of kinds) {
      const list = JSON.parse((await ask(site, '/api/v1/needs', world.visitors[kind])).text)
      expect(list.total).toBe(total)
      const counted = list.facets.region.map(({ code, count }: { code: string; count: number }) => [
        code,
        count,
      ])
      expect(Object.fromEntries(counted)).toEqual(expected)
      const home = await ask(site, '/en', world.visitors[kind])
      expect(/aria-label="[^"]*?needs?[^"]*? ([\d,]+)"/i.exec(home.text)?.[1]).toBe(String(total))
    }
  })
})

describe('a public need that is taken from the public', () => {
  const site = useSite({ env: { RATE_LIMITS: '0' } })
  let id = 0
  let title = ''
  const anonymous = (path: string) => site.ask(path)
  const paths = () => [
    `/needs/${id}`,
    '/needs?sort=newest&size=100',
    `/api/v1/needs/${id}`,
    '/api/v1/needs?size=100',
    '/feeds/needs.atom',
  ]
  beforeAll(async () => {
    const need = await site.database.db
      .selectFrom('public_needs')
      .select(['id', 'title_zh'])
      .where('reference', '=', false)
      .orderBy('published_at', 'desc')
      .orderBy('id', 'asc')
      .executeTakeFirstOrThrow()
    id = need.id
    title = need.title_zh
  })

  it('is gone from the pages that were kept, and from the index', async () => {
    for (const path of paths()) {
      await anonymous(path)
      expect((await anonymous(path)).text, path).toContain(title)
    }
    await site.database.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('needs')
        .set({ visibility: 'verified', updated_at: new Date() })
        .where('id', '=', id)
        .execute()
      await markForIndex(tx, 'needs', [id])
    })
    // Before the index has heard of it as well.
    for (const path of paths())
      await expect.poll(async () => (await anonymous(path)).text, { message: path }).not.toContain(title)
    const documents = () =>
      site.search.post<{ results: unknown[] }>(`/indexes/${site.search.uid('needs')}/documents/fetch`, {
        ids: [id],
      })
    expect((await documents()).results).toHaveLength(1)
    await syncIndex(site.database.db, site.search, 'needs')
    expect((await documents()).results).toHaveLength(0)
    expect((await anonymous(`/needs/${id}`)).status).toBe(404)
  })
})
