import { sql } from 'kysely'
import type { NeedScope } from '~/modules/needs'
import { readNeedScopes } from '~/modules/needs/index.server'
import type { NoticeParams } from '~/modules/notifications'
import { notify } from '~/modules/notifications/index.server'
import { emptyFilters } from '~/modules/vocabulary'
import { answerAmong } from '~/modules/vocabulary/index.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { readArrivals, recordArrivals } from '../arrivals.server'
import {
  type FollowedKind,
  type FollowedQuery,
  followedKinds,
  parseFollowed,
  resultsPath,
  type SearchFrequency,
  searchFrequencies,
} from '../follow'
import { besidePublic, type Hits, hitParams, type Names, publicNames } from './hits.server'
import { nextLook } from './next-look'

/** How many searches are looked at together. */
const BATCH = 200
/** The most arrivals that one look takes in, the last first: what lies below them is no news any more. */
const MOST_ARRIVALS = 10_000
/** How long a search that is looked at all the time rests after it had something to tell. */
const REST_MS = 10 * 60_000

type Due = {
  id: number
  person_id: number
  name: string
  query: string
  frequency: SearchFrequency
  seen_seq: number
}

/**
 * Holds what arrived against the saved searches whose time it is, and tells each person in one notice a search. Only
 * searches that something arrived for are looked at, many in one request. The mark of how far a search was looked at
 * and its notice stand in one transaction, and the mark is moved only from where this look found it: whatever dies and
 * whoever looks at the same time, each arrival is told once.
 */
export async function lookForNews(services: Services, signal?: AbortSignal): Promise<void> {
  const last = await services.db.transaction().execute((tx) => recordArrivals(tx, services))
  for (const kind of followedKinds) {
    await putOffIdle(services, kind)
    let after = 0
    while (!signal?.aborted) {
      const due = await readDue(services, kind, after)
      if (due.length === 0) break
      after = due.at(-1)?.id ?? after
      await lookAt(services, kind, due, last)
    }
  }
}

const lastOfKind = (db: Services['db'], kind: FollowedKind) =>
  db
    .selectFrom('arrivals')
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`0`).as('last'))
    .where('kind', '=', kind)

/** The morning of a search for which nothing came goes by. */
async function putOffIdle({ db, clock }: Services, kind: FollowedKind): Promise<void> {
  const now = clock.now()
  for (const frequency of ['daily', 'weekly'] as const)
    await db
      .updateTable('saved_searches')
      .set({ next_look_at: nextLook(frequency, now) })
      .where('kind', '=', kind)
      .where('frequency', '=', frequency)
      .where('next_look_at', '<=', now)
      .where('seen_seq', '>=', lastOfKind(db, kind))
      .execute()
}

const readDue = ({ db, clock }: Services, kind: FollowedKind, after: number): Promise<Due[]> =>
  db
    .selectFrom('saved_searches')
    .select(['id', 'person_id', 'name', 'query', 'frequency', 'seen_seq'])
    .where('kind', '=', kind)
    .where('next_look_at', '<=', clock.now())
    .where('seen_seq', '<', lastOfKind(db, kind))
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute() as Promise<Due[]>

async function lookAt(
  services: Services,
  kind: FollowedKind,
  due: readonly Due[],
  upTo: number,
): Promise<void> {
  const scopes = await readNeedScopes(
    services.db,
    due.map(({ person_id }) => person_id),
  )
  const found = await findHits(services, kind, { due, upTo, scopes })
  const { clock } = services
  const now = clock.now()
  await services.db.transaction().execute(async (tx) => {
    const still = await tx
      .selectFrom('saved_searches')
      .select(['id', 'seen_seq'])
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .where('next_look_at', 'is not', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    const seen = new Map(still.map(({ id, seen_seq }) => [id, seen_seq]))
    const looks = due.flatMap((search, at) => {
      const params = hitParams(found[at] ?? none)
      return seen.get(search.id) === search.seen_seq ? [{ search, params, hits: found[at] ?? none }] : []
    })
    const [news, idle] = [looks.filter(isNews), looks.filter((look) => !isNews(look))]
    for (const frequency of searchFrequencies) {
      const of = (some: typeof looks) =>
        some.flatMap(({ search }) => (search.frequency === frequency ? [search.id] : []))
      await moveMark(tx, of(idle), { seen_seq: upTo, next_look_at: nextLook(frequency, now) })
      const next_look_at = nextLook(frequency, now, REST_MS)
      await moveMark(tx, of(news), { seen_seq: upTo, next_look_at, told_at: now })
    }
    for (const { search, params, hits } of news)
      await notify(
        tx,
        {
          kind: 'saved_search',
          event: 'saved_search',
          to: { personIds: [search.person_id] },
          words: 'told.saved_search',
          params: { search: search.name, ...params },
          subject: `saved_search:${search.id}:${kind}`,
          path: hits.names.size === 0 ? '/needs/for-us' : resultsPath(kind, search.query),
          key: `saved_search:${search.id}:${upTo}`,
        },
        { at: now },
      )
  })
}

const none: Hits = { ids: [], names: new Map(), hidden: [] }
const isNews = ({ params }: { params: NoticeParams }) => params.n !== 0

async function moveMark(
  tx: Tx,
  ids: readonly number[],
  mark: { seen_seq: number; next_look_at: Date | null; told_at?: Date },
): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('saved_searches')
      .set(mark)
      .where('id', 'in', [...ids])
      .execute()
}

/** For each search what arrived since its last look, that it finds and its reader may see. */
async function findHits(
  services: Services,
  kind: FollowedKind,
  { due, upTo, scopes }: { due: readonly Due[]; upTo: number; scopes: Map<number, NeedScope> },
): Promise<Hits[]> {
  const { db } = services
  const vocabulary = await services.vocabulary()
  const first = Math.min(...due.map(({ seen_seq }) => seen_seq))
  const arrived = await db
    .transaction()
    .execute((tx) => readArrivals(tx, kind, { after: first, upTo, most: MOST_ARRIVALS }))
  const names = await publicNames(
    db,
    kind,
    arrived.map(({ id }) => id),
  )
  const asked = due.map((search) => {
    const { query } = parseFollowed(kind, new URLSearchParams(search.query), vocabulary, 'zh')
    const ids = query && scopes.has(search.person_id) ? since(arrived, search.seen_seq) : []
    return { ...(query ?? nothing), ids, scope: scopes.get(search.person_id) ?? ('public' as const) }
  })
  const open = await answerAmong(
    services,
    kind,
    asked.map((each) => ({ ...each, ids: each.ids.filter((id) => names.has(id)) })),
  )
  const order = new Map(arrived.map(({ id }, place) => [id, place]))
  const hidden = kind === 'needs' ? await findHidden(services, asked, names) : []
  return asked.map((_, at) => ({
    ids: (open[at] ?? []).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    names: new Map((open[at] ?? []).flatMap((id) => [[id, names.get(id) ?? { zh: '', en: '' }] as const])),
    hidden: hidden[at] ?? [],
  }))
}

const since = (arrived: readonly { id: number; seq: number }[], seen: number) =>
  arrived.filter(({ seq }) => seq > seen).map(({ id }) => id)

/** Of needs that are not for everybody those that the search finds; asked for whoever may see one. */
async function findHidden(
  services: Services,
  asked: readonly (FollowedQuery & { ids: number[]; scope: NeedScope })[],
  names: Names,
): Promise<number[][]> {
  const mine = await Promise.all(
    asked.map(({ ids, scope }) =>
      besidePublic(
        services.db,
        scope,
        ids.filter((id) => !names.has(id)),
      ),
    ),
  )
  if (mine.every((ids) => ids.length === 0)) return []
  return answerAmong(
    services,
    'needs',
    asked.map((each, at) => ({ ...each, ids: mine[at] ?? [] })),
    { beside: true },
  )
}

const nothing: FollowedQuery = { q: '', drop: [], filters: emptyFilters() }
