import { runOnce } from 'graphile-worker'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineJob, enqueue, handle } from '~/platform/jobs.server'
import { cronItems, graphileLogger, taskList } from '~/platform/worker.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'

const greet = defineJob('greet', z.object({ name: z.string().min(1) }))

describe('jobs', () => {
  const database = useDatabase()
  const work = async (handlers: Parameters<typeof taskList>[0]) => {
    const services = testServices(database)
    await runOnce({
      connectionString: database.url,
      taskList: taskList(handlers, services, new AbortController().signal),
      noHandleSignals: true,
      logger: graphileLogger(services.logger),
    })
  }
  const add = (name: string, jobKey?: string) =>
    database.db
      .transaction()
      .execute((tx) => enqueue(tx, greet, { name }, { ...(jobKey ? { jobKey } : {}), maxAttempts: 1 }))

  it('run with their payload and the services', async () => {
    const seen: string[] = []
    await add('冲锋舟')
    await work([
      handle(greet, async ({ name }, { vocabulary }) => {
        seen.push(name, String((await vocabulary()).scenarios.size > 0))
      }),
    ])
    expect(seen).toEqual(['冲锋舟', 'true'])
  })

  it('with one key are one, with the newest payload', async () => {
    const seen: string[] = []
    await add('old', 'one')
    await add('new', 'one')
    await work([
      handle(greet, async ({ name }) => {
        seen.push(name)
      }),
    ])
    expect(seen).toEqual(['new'])
  })

  it('are refused when the payload does not fit, and the transaction with them', async () => {
    await expect(add('')).rejects.toThrow()
  })

  it('may have one handler only, and may run at set times', () => {
    const handler = handle(greet, async () => {}, { schedule: '*/5 * * * *' })
    expect(() => taskList([handler, handler], testServices(database), new AbortController().signal)).toThrow(
      'greet',
    )
    expect(cronItems([handler])).toMatchObject([{ task: 'greet' }])
  })
})
