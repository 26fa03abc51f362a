import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** 32 or more random bytes, written in base64 or hex. The message never repeats what was given. */
const secretKey = z
  .string('is not set: give 32 random bytes, such as `openssl rand -base64 32` prints')
  .transform((text, context) => {
    const key = /^(?:[0-9a-f]{2})+$/i.test(text)
      ? Buffer.from(text, 'hex')
      : /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
        ? Buffer.from(text, 'base64')
        : null
    if (key && key.length >= 32) return key
    context.addIssue('must be 32 or more bytes in base64 or hex, such as `openssl rand -base64 32` prints')
    return z.NEVER
  })

const fields = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** 0: any free port */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** unset: every address, IPv4 and IPv6 */
  HOST: optional(z.string()),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** unset: search answers from Postgres */
  MEILI_URL: optional(z.url({ protocol: /^https?$/ })),
  MEILI_KEY: optional(z.string()),
  MEILI_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/, 'letters, digits, _ and - only')
    .default(''),
  /** the address users see, without a path; unset: taken from the request */
  ORIGIN: optional(
    z.url({ protocol: /^https?$/ }).transform((value, context) => {
      const url = new URL(value)
      if (url.pathname !== '/' || url.search || url.hash)
        context.addIssue('must be an origin such as https://muster.example, without a path')
      return url.origin
    }),
  ),
  /** how many proxies in front set X-Forwarded-*; 0: those headers are not believed */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** 0: nothing is counted, such as where something in front does it */
  RATE_LIMITS: flag.default(true),
  /** 0 when a proxy in front compresses pages */
  COMPRESS: flag.default(true),
  /** where uploaded files are kept; processes on several machines share it */
  FILES_DIR: z.string().min(1).default('.data/files'),
  /** a store that speaks S3, in place of FILES_DIR; the other four belong to it */
  S3_ENDPOINT: optional(z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' })),
  S3_BUCKET: optional(z.string()),
  S3_REGION: optional(z.string()),
  S3_ACCESS_KEY: optional(z.string()),
  S3_SECRET_KEY: optional(z.string()),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** what secrets at rest are encrypted with and short-lived links signed: see `secretBox` */
  SECRET_KEY: z.preprocess((value) => (value === '' ? undefined : value), secretKey),
  /** unset: mail is kept in the database and not sent */
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })),
  /** unset: nobody pays by card */
  STRIPE_SECRET_KEY: optional(
    z.string().regex(/^(?:sk|rk)_\w+$/, 'must be a secret or restricted key of Stripe'),
  ),
  /** what Stripe signs its webhooks with */
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_\w+$/, 'must begin with whsec_')),
  /** something that speaks as Stripe does, in its place */
  STRIPE_API_BASE: optional(z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' })),
  /** who mail is from, such as `Muster 聚援 <no-reply@muster.example>` */
  MAIL_FROM: optional(
    z
      .string()
      .regex(
        /^(?:[^<>\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u,
        'must be an address such as no-reply@muster.example, or a name and <address>',
      ),
  ),
  /** names this process in its log */
  MUSTER_PROCESS: z.string().default('web'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
})

const Env = fields
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'must be set where SMTP_URL is: servers refuse mail that is from nobody',
  })
  .refine(({ SMTP_URL, ORIGIN }) => !SMTP_URL || ORIGIN, {
    path: ['ORIGIN'],
    error: 'must be set where SMTP_URL is: else whoever asks for a mail chooses where its links lead',
  })
  .refine(({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) => !STRIPE_SECRET_KEY || STRIPE_WEBHOOK_SECRET, {
    path: ['STRIPE_WEBHOOK_SECRET'],
    error: 'must be set where STRIPE_SECRET_KEY is: else nothing that Stripe tells can be believed',
  })
  .refine(({ NODE_ENV, STRIPE_API_BASE }) => NODE_ENV !== 'production' || isSafeBase(STRIPE_API_BASE), {
    path: ['STRIPE_API_BASE'],
    error: 'must begin with https:// in production, unless it is on this machine',
  })
  .superRefine((env, context) => {
    const parts = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const
    for (const part of parts)
      if (env.S3_ENDPOINT && !env[part])
        context.addIssue({ code: 'custom', path: [part], message: 'must be set where S3_ENDPOINT is' })
  })
  .transform((env) => ({ ...env, MAIL_FROM: env.MAIL_FROM ?? 'Muster 聚援 <no-reply@localhost>' }))

/** The secret key goes there: over no network in the clear. */
const isSafeBase = (base: string | undefined): boolean =>
  base === undefined ||
  /^https:/.test(base) ||
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname)

export type Env = z.output<typeof Env>

/** Reads and checks the environment. Throws one `Error` that lists every variable in fault and why. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = Env.safeParse(source)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`the environment is not usable: ${faults.join('; ')}`)
}
