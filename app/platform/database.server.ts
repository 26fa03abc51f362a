import { type Db, openDatabase } from '~db/client.server'
import type { Env } from './env.server'

export const connect = (env: Pick<Env, 'DATABASE_URL' | 'DATABASE_POOL'>): Db =>
  openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL })
