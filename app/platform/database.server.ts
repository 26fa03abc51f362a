import { type Db, openDatabase } from '~db/client.server'
import { mayChangeAuditLog } from '~db/grants.server'
import type { Env } from './env.server'
import type { Logger } from './logger.server'

export const connect = (env: Pick<Env, 'DATABASE_URL' | 'DATABASE_POOL'>): Db =>
  openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL })

/** Says so in the log where the site's database user could change the audit log. A database that is down is not asked. */
export async function warnOfOpenAuditLog({ db, logger }: { db: Db; logger: Logger }): Promise<void> {
  if (await mayChangeAuditLog(db).catch(() => false))
    logger.warn(
      'the user of DATABASE_URL could change the audit log: let another own the tables (DATABASE_OWNER_URL, see "In production" in README.md)',
    )
}
