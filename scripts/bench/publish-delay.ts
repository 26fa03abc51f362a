import { setTimeout as sleep } from 'node:timers/promises'
import { pauseOffering, resumeOffering } from '~/modules/offerings/index.server'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'

const GIVE_UP_MS = 30_000

/**
 * Milliseconds from the commit that puts an offering on the public pages until a search finds it, for each
 * of `ids` one after the other. Each is taken off first and waited for until the search no longer has it.
 */
export async function publishDelays(db: Db, search: SearchEngine, ids: number[]): Promise<number[]> {
  const delays: number[] = []
  for (const id of ids) {
    await pauseOffering(db, 'staff', { id, at: new Date() })
    await until(search, id, false)
    await resumeOffering(db, 'staff', { id, at: new Date() })
    const begun = performance.now()
    await until(search, id, true)
    delays.push(performance.now() - begun)
  }
  return delays
}

async function until(search: SearchEngine, id: number, there: boolean) {
  const begun = performance.now()
  while (performance.now() - begun < GIVE_UP_MS) {
    const { hits } = await search.post<{ hits: unknown[] }>(`/indexes/${search.uid('offerings')}/search`, {
      q: '',
      filter: `id = ${id}`,
      limit: 1,
    })
    if (hits.length === (there ? 1 : 0)) return
    await sleep(10)
  }
  throw new Error(`offering ${id} is still ${there ? 'not ' : ''}found after ${GIVE_UP_MS / 1000} s`)
}
