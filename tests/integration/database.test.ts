import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { addJob } from '~db/jobs.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'

describe('a database for tests', () => {
  const world = useDatabase('sample world')
  const empty = useDatabase()

  it('holds the sample world, or the vocabulary alone', async () => {
    const count = async ({ db }: typeof world) =>
      (await sql<{ n: number }>`select count(*) as n from offerings where sample`.execute(db)).rows[0]?.n
    expect(await count(world)).toBe(200)
    expect(await count(empty)).toBe(0)
    expect((await testServices(empty).vocabulary()).scenarios.size).toBeGreaterThan(10)
  })

  it('has a queue whose jobs exist only when the transaction commits', async () => {
    const jobs = async () =>
      (
        await sql<{
          task_identifier: string
        }>`select task_identifier from graphile_worker.jobs where key = 'one'`.execute(empty.db)
      ).rows
    const rolledBack = empty.db.transaction().execute(async (tx) => {
      await addJob(tx, 'wave', { at: 'the crowd' }, { jobKey: 'one' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    expect(await jobs()).toEqual([])
    for (const at of ['the crowd', 'the sea'])
      await empty.db.transaction().execute((tx) => addJob(tx, 'wave', { at }, { jobKey: 'one' }))
    expect(await jobs()).toEqual([{ task_identifier: 'wave' }])
  })
})
