import { sql } from 'kysely'
import type { NeedScope } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Db } from '~db/client.server'
import type { FollowedKind } from '../follow'
import type { SeenNeed, SeenOffering } from './item'

/** A need or offering as it stands at this moment, whoever may see it. */
export type Standing = {
  id: number
  titleZh: string
  titleEn: string
  /** when it was last written, as Postgres writes it: a date of ours would be coarser */
  stamp: string
  seen: Omit<SeenNeed, 'near' | 'visible'> | Omit<SeenOffering, 'visible'>
}

/** How these stand, whoever may see them. */
export async function readStandings(
  db: Db,
  kind: FollowedKind,
  ids: readonly number[],
): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map()
  const wanted = sql<number>`any(${[...ids]}::bigint[])`
  const stamp = sql<string>`updated_at::text`.as('stamp')
  if (kind === 'needs') {
    const rows = await db
      .selectFrom('needs')
      .select(['id', 'title_zh', 'title_en', 'state', 'visibility', 'open_until', stamp])
      .where('id', '=', wanted)
      .execute()
    return byId(
      rows.map(({ state, visibility, open_until: until, ...row }) => ({
        ...row,
        seen: { state, visibility, until },
      })),
    )
  }
  const rows = await db
    .selectFrom('offerings')
    .select(['id', 'name_zh as title_zh', 'name_en as title_en', 'state', 'version', stamp])
    .select(sql<string>`concat_ws('|', price_minor, price_max_minor, currency, price_basis)`.as('price'))
    .where('id', '=', wanted)
    .execute()
  return byId(rows.map(({ state, version, price, ...row }) => ({ ...row, seen: { state, version, price } })))
}

const byId = (
  rows: readonly {
    id: number
    title_zh: string
    title_en: string
    stamp: string
    seen: Standing['seen']
  }[],
): Map<number, Standing> =>
  new Map(
    rows.map(({ id, title_zh: titleZh, title_en: titleEn, stamp, seen }) => [
      id,
      { id, titleZh, titleEn, stamp, seen },
    ]),
  )

/** Which of these a reader in this scope may see. */
export async function visibleTo(
  db: Db,
  kind: FollowedKind,
  scope: NeedScope,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  if (kind === 'needs') {
    const needs = await readNeeds(db, scope, ids)
    // Who reads everything, or their own in every state, is told as everybody is.
    return new Set(needs.flatMap(({ id, state }) => (shown.has(state) ? [id] : [])))
  }
  const rows = await db
    .selectFrom('public_offerings')
    .select('id')
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const shown = new Set(['open', 'matched', 'in_trial', 'no_acceptable_match'])

/** Whether somebody saved it. */
export async function isSaved(
  db: Db,
  personId: number,
  { kind, id }: { kind: FollowedKind; id: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('saved_items')
    .select('entity_id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('entity_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
