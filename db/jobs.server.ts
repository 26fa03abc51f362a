import { sql } from 'kysely'
import type { Tx } from './client.server'

export type JobOptions = {
  /** jobs with an equal key that have not begun are one job, with the newest payload */
  jobKey?: string
  /** `preserve_run_at` keeps the time of the job already there; `replace` takes the new one */
  jobKeyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe'
  runAt?: Date
  maxAttempts?: number
  /** jobs of one queue run one after another */
  queue?: string
  /** lower runs first */
  priority?: number
}

/** Adds a job to graphile-worker inside the caller's transaction: it exists when, and only when, that commits. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${name},
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null},
      run_at => ${options.runAt ?? null},
      max_attempts => ${options.maxAttempts ?? null},
      job_key => ${options.jobKey ?? null},
      priority => ${options.priority ?? null},
      job_key_mode => ${options.jobKeyMode ?? 'replace'}
    )
  `.execute(tx)
}
