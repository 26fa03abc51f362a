import { isDeepStrictEqual } from 'node:util'
import type { Db } from '~db/client.server'
import { readAllDocuments } from './index-state.server'
import type { Index } from './plan'
import type { PushTarget } from './sync.server'
import { readWords } from './words.server'

export type Difference = {
  index: Index
  id: number
  what: 'missing' | 'extra' | 'different'
  fields: string[]
}

const pageSize = 1_000
/** What a document looks like after it went over the wire. */
const onTheWire = <T>(value: T): Record<string, unknown> => JSON.parse(JSON.stringify(value))

/** Compares Postgres and the index document by document. Marks that wait for a sync show up as differences. */
export async function checkIndex(
  db: Db,
  engine: PushTarget,
  index: Index,
): Promise<{ documents: number; differences: Difference[] }> {
  const words = await readWords(db)
  const target = engine.admin.index(engine.uid(index))
  const differences: Difference[] = []
  const seen = new Set<number>()
  for await (const page of readAllDocuments(db, index, pageSize, words)) {
    const { results } = await target.getDocuments<Record<string, unknown>>({
      ids: page.map((document) => document.id),
      limit: pageSize,
    } as never)
    const held = new Map(results.map((document) => [Number(document.id), document]))
    for (const document of page) {
      seen.add(document.id)
      const there = held.get(document.id)
      if (!there) {
        differences.push({ index, id: document.id, what: 'missing', fields: [] })
        continue
      }
      const wanted = onTheWire(document)
      const fields = [...new Set([...Object.keys(wanted), ...Object.keys(there)])].filter(
        (field) => !isDeepStrictEqual(wanted[field], there[field]),
      )
      if (fields.length > 0) differences.push({ index, id: document.id, what: 'different', fields })
    }
  }
  for (let offset = 0; ; offset += pageSize) {
    const { results } = await target.getDocuments<{ id: number }>({ fields: ['id'], limit: pageSize, offset })
    for (const { id } of results)
      if (!seen.has(Number(id))) differences.push({ index, id: Number(id), what: 'extra', fields: [] })
    if (results.length < pageSize) break
  }
  return { documents: seen.size, differences }
}
