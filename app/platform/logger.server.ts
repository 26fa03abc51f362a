import pino from 'pino'
import type { Env } from './env.server'

export type Logger = pino.Logger

/** A path as the log shows it: shortened, and without the secret that a link of a mail may carry in it. */
export const loggedPath = (path: string): string =>
  path.slice(0, 500).replace(/(?<=\/)[\w-]{43,}(?=\/|$)/g, ':secret')

/** JSON lines on standard output; never cookies, authorisation headers or bodies. */
export function makeLogger(env: Pick<Env, 'LOG_LEVEL'>, name: string): Logger {
  return pino({
    name,
    level: env.LOG_LEVEL,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie', 'headers.authorization'],
  })
}
