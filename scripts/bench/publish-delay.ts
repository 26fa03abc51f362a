import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from '~/modules/accounts'
import { actOnOfferings, readOfferings } from '~/modules/offerings/index.server'
import { systemClock } from '~/platform/clock.server'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'

const GIVE_UP_MS = 30_000

/**
 * Milliseconds from the commit that puts an offering on the public pages until a search finds it, for each
 * of `ids` one after the other. Each is taken off first and waited for until the search no longer has it.
 */
export async function publishDelays(db: Db, search: SearchEngine, ids: number[]): Promise<number[]> {
  const services = { db, clock: systemClock }
  const editor = await editorOf(db, ids)
  const delays: number[] = []
  for (const id of ids) {
    await actOnOfferings(services, editor, { ids: [id], act: 'pause' })
    await until(search, id, false)
    await actOnOfferings(services, editor, { ids: [id], act: 'resume' })
    const begun = performance.now()
    await until(search, id, true)
    delays.push(performance.now() - begun)
  }
  return delays
}

/** Somebody who may publish for whoever offers these. */
async function editorOf(db: Db, ids: number[]): Promise<Person> {
  const person = { email: 'bench@example.com', name: 'Bench' }
  const { id } = await db
    .insertInto('people')
    .values(person)
    .onConflict((conflict) => conflict.column('email').doUpdateSet(person))
    .returning('id')
    .executeTakeFirstOrThrow()
  const owners = new Set((await readOfferings(db, 'staff', ids)).map(({ organisation }) => organisation.id))
  const membership = {
    kind: 'enterprise',
    state: 'verified',
    role: 'editor',
    nameZh: '',
    nameEn: '',
  } as const
  return {
    kind: 'person',
    id,
    ...person,
    emailVerified: true,
    language: 'zh',
    platformRole: null,
    unreadNotices: 0,
    secondFactor: false,
    sessionId: 0,
    confirmedAt: systemClock.now(),
    organisation: null,
    organisations: [...owners].map((organisationId) => ({ id: organisationId, ...membership })),
    from: { address: null, requestId: null },
  }
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
