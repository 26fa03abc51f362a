import { sql } from 'kysely'
import { type AmongQuery, findAmong, findAmongInPostgres } from '~search/among.server'
import { SearchUnavailable } from '~search/client.server'
import type { Filters, Index } from '~search/plan'
import type { SearchServices } from './answer-query.server'
import { understand } from './understand'

/** A search as its address has it, and the documents that it is held against. */
export type AmongRequest = { q: string; drop: readonly string[]; filters: Filters; ids: readonly number[] }

/**
 * Which of its ids each search finds, as `answerQuery` finds them. What the index has not taken in yet, and all of it
 * where no engine answers, is asked of Postgres. `beside`: the ids are of needs that are not for everybody, which no
 * index holds; who may see them is for the caller to ask. @throws Overloaded
 */
export async function answerAmong(
  { db, search, vocabulary: read }: SearchServices,
  index: Index,
  requests: readonly AmongRequest[],
  { beside = false }: { beside?: boolean } = {},
): Promise<number[][]> {
  const vocabulary = await read()
  const asked = requests.map(({ q, drop, filters, ids }): AmongQuery => {
    const plan = understand(q, vocabulary, { drop })
    return { plan: plan.text === '' ? null : plan, filters, ids }
  })
  if (beside || !search) return findAmongInPostgres(db, index, asked, { beside })
  const all = [...new Set(requests.flatMap(({ ids }) => ids))]
  const marks = await db
    .selectFrom('index_marks')
    .select('entity_id')
    .where('index_name', '=', index)
    .where('entity_id', '=', sql<number>`any(${all}::bigint[])`)
    .execute()
  const waiting = new Set(marks.map((mark) => mark.entity_id))
  try {
    const indexed = await findAmong(
      search,
      index,
      withIds(asked, (id) => !waiting.has(id)),
    )
    if (waiting.size === 0) return indexed
    const others = await findAmongInPostgres(
      db,
      index,
      withIds(asked, (id) => waiting.has(id)),
    )
    return indexed.map((ids, at) => [...ids, ...(others[at] ?? [])])
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error
    return findAmongInPostgres(db, index, asked)
  }
}

const withIds = (asked: readonly AmongQuery[], kept: (id: number) => boolean): AmongQuery[] =>
  asked.map((query) => ({ ...query, ids: query.ids.filter(kept) }))
