import type { z } from 'zod'
import type { Tx } from '~db/client.server'
import { addJob, type JobOptions } from '~db/jobs.server'
import type { Services } from './services.server'

/** A kind of job: its name in the queue and the shape of its payload. */
export type Job<Payload> = { name: string; payload: z.ZodType<Payload> }

export const defineJob = <Payload>(name: string, payload: z.ZodType<Payload>): Job<Payload> => ({
  name,
  payload,
})

/** Adds the job in the caller's transaction. Throws when the payload does not fit. */
export const enqueue = <Payload>(
  tx: Tx,
  job: Job<Payload>,
  payload: NoInfer<Payload>,
  options: JobOptions = {},
): Promise<void> => addJob(tx, job.name, job.payload.parse(payload), options)

/** What the worker runs for a name in the queue. `signal` aborts when the worker is asked to stop. */
export type JobHandler = {
  name: string
  /** cron pattern in UTC: run with an empty payload at these times too */
  schedule?: string
  run(payload: unknown, services: Services, signal: AbortSignal): Promise<void>
}

export const handle = <Payload>(
  job: Job<Payload>,
  run: (payload: Payload, services: Services, signal: AbortSignal) => Promise<void>,
  { schedule }: { schedule?: string } = {},
): JobHandler => ({
  name: job.name,
  ...(schedule ? { schedule } : {}),
  run: (payload, services, signal) => run(job.payload.parse(payload), services, signal),
})
