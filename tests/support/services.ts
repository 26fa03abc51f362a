import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { vocabularyReader } from '~/modules/vocabulary/index.server'
import { type Clock, fixedClock } from '~/platform/clock.server'
import { readEnv } from '~/platform/env.server'
import { localFileStore } from '~/platform/files/file-store.server'
import type { Services } from '~/platform/services.server'
import { openNews } from '~db/news.server'
import type { SearchEngine } from '~search/client.server'
import type { TestDatabase } from './database'

/** The day on which the tests stand still, unless they say otherwise. */
export const testDay = new Date('2026-11-23T04:00:00Z')

/** Nothing outside the tests is ever encrypted with it. */
export const testSecretKey = Buffer.alloc(32, 'tests').toString('base64')

/** What routes and jobs are given, on the engines of a test. Call it inside a test or hook. */
export function testServices(
  database: TestDatabase,
  search: SearchEngine | null = null,
  clock: Clock = fixedClock(testDay),
): Services {
  return {
    env: readEnv({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      SECRET_KEY: testSecretKey,
      LOG_LEVEL: 'silent',
    }),
    logger: pino({ level: 'silent' }),
    clock,
    db: database.db,
    news: openNews(database.url),
    search,
    files: localFileStore(join(tmpdir(), `muster-files-${process.pid}`)),
    vocabulary: vocabularyReader(database.db),
  }
}
