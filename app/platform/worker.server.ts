import { type CronItem, Logger as GraphileLogger, parseCronItems, type TaskList } from 'graphile-worker'
import type { JobHandler } from './jobs.server'
import type { Logger } from './logger.server'
import type { Services } from './services.server'

/** The handlers in graphile-worker's form. A name taken twice throws. */
export function taskList(handlers: readonly JobHandler[], services: Services, signal: AbortSignal): TaskList {
  const tasks: TaskList = {}
  for (const handler of handlers) {
    if (tasks[handler.name]) throw new Error(`two handlers for the job ${handler.name}`)
    tasks[handler.name] = (payload) => handler.run(payload, services, signal)
  }
  return tasks
}

/** What runs at set times; a time missed while no worker ran is not made up for. */
export const cronItems = (handlers: readonly JobHandler[]) =>
  parseCronItems(
    handlers.flatMap((handler): CronItem[] =>
      handler.schedule ? [{ task: handler.name, match: handler.schedule, identifier: handler.name }] : [],
    ),
  )

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

export const graphileLogger = (logger: Logger): GraphileLogger =>
  new GraphileLogger(() => (level, message) => logger[levels[level]]({ from: 'graphile-worker' }, message))
