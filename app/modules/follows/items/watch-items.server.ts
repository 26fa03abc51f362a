import { sql } from 'kysely'
import { readNeedScopes } from '~/modules/needs/index.server'
import type { NoticeCheck } from '~/modules/notifications'
import { notify } from '~/modules/notifications/index.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type FollowedKind, followedKinds } from '../follow'
import {
  NEAR_DAYS,
  type NeedNews,
  newsOfNeed,
  newsOfOffering,
  type OfferingNews,
  type SeenNeed,
  type SeenOffering,
} from './item'
import { readStandings, visibleTo } from './items.repo.server'

/** How many saved items are looked at in one transaction. */
const BATCH = 200
const DAY_MS = 86_400_000

type Saved = {
  person_id: number
  entity_id: number
  title_zh: string
  title_en: string
  seen: unknown
}

/**
 * Tells people what changed of the needs and offerings that they saved. What they know of one is moved on in the
 * transaction that tells them, under the lock of its row: each change is told once, whoever dies and however many look.
 */
export async function watchItems(services: Services, signal?: AbortSignal): Promise<void> {
  for (const kind of followedKinds)
    while (!signal?.aborted)
      if ((await services.db.transaction().execute((tx) => watchBatch(tx, services, kind))) < BATCH) break
}

/** @returns how many there were */
async function watchBatch(tx: Tx, { clock }: Services, kind: FollowedKind): Promise<number> {
  const now = clock.now()
  const nearUntil = new Date(Date.parse(clock.today()) + NEAR_DAYS * DAY_MS).toISOString().slice(0, 10)
  const near =
    kind === 'needs'
      ? sql`or (t.state = 'open' and t.open_until <= ${nearUntil}::date
          and s.seen ->> 'near' is distinct from t.open_until::text)`
      : sql``
  const { rows: changed } = await sql<Saved>`
    select s.person_id, s.entity_id, s.title_zh, s.title_en, s.seen
    from saved_items s join ${sql.table(kind)} t on t.id = s.entity_id
    where s.kind = ${kind} and (t.updated_at <> s.seen_at ${near})
    order by s.person_id, s.entity_id
    limit ${BATCH}
    for update of s skip locked
  `.execute(tx)
  const ids = [...new Set(changed.map(({ entity_id }) => entity_id))]
  const standings = await readStandings(tx, kind, ids)
  const scopes = await readNeedScopes(
    tx,
    changed.map(({ person_id }) => person_id),
  )
  const forEverybody = await visibleTo(tx, kind, 'public', ids)
  for (const saved of changed) {
    const { person_id: personId, entity_id: id } = saved
    const standing = standings.get(id)
    if (standing === undefined) continue
    const visible =
      forEverybody.has(id) ||
      (kind === 'needs' && (await visibleTo(tx, kind, scopes.get(personId) ?? 'public', [id])).has(id))
    const { news, seen } = newsOf(kind, saved.seen, { ...standing.seen, visible }, nearUntil)
    const title = visible
      ? { zh: standing.titleZh, en: standing.titleEn }
      : { zh: saved.title_zh, en: saved.title_en }
    await tx
      .updateTable('saved_items')
      .set({
        seen: JSON.stringify(seen),
        seen_at: sql<Date>`${standing.stamp}::timestamptz`,
        title_zh: title.zh,
        title_en: title.en,
      })
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('entity_id', '=', id)
      .execute()
    if (news === null) continue
    await notify(
      tx,
      {
        kind: kind === 'needs' ? 'followed_need' : 'followed_offering',
        event: `followed_${news}`,
        to: { personIds: [personId] },
        words: `told.followed_${news}`,
        params: {
          title,
          day: 'until' in seen && seen.until !== null ? { day: seen.until } : '',
        },
        subject: `${kind}:${id}`,
        path: visible ? `/${kind}/${id}` : '/workbench/saved',
        key: `followed:${kind}:${id}:${standing.stamp}:${news}`,
      },
      { at: now },
    )
  }
  return changed.length
}

function newsOf(
  kind: FollowedKind,
  before: unknown,
  standing: object,
  nearUntil: string,
): { news: NeedNews | OfferingNews | null; seen: SeenNeed | SeenOffering } {
  if (kind === 'offerings') {
    const now = standing as SeenOffering
    return { news: newsOfOffering(before as SeenOffering, now), seen: now }
  }
  const known = before as SeenNeed
  const now = { ...(standing as SeenNeed), near: known.near }
  const isNear = now.state === 'open' && now.until !== null && now.until <= nearUntil
  return {
    news: newsOfNeed(known, now, nearUntil),
    seen: { ...now, near: isNear ? now.until : known.near },
  }
}

/** Of a need that is not for everybody, asked again when the mail is made: whether it still is for its reader. */
export const checkItem: NoticeCheck = async (tx, { personId, subject, params }) => {
  const id = Number(subject.split(':')[1])
  const standing = (await readStandings(tx, 'needs', [id])).get(id)
  if (standing === undefined) return null
  if ('visibility' in standing.seen && standing.seen.visibility === 'public') return params
  const scope = (await readNeedScopes(tx, [personId])).get(personId) ?? 'public'
  return (await visibleTo(tx, 'needs', scope, [id])).has(id) ? params : null
}
