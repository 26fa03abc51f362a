import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Answer, Ask, TestSite } from './site'

export type Entry = {
  action: string
  actor_id: number | null
  object_kind: string
  object_id: string
  detail: unknown
  address: string | null
  request_id: string | null
}

type Fields = Record<string, string> | [string, string][]
type Sender = { cookie?: string; headers?: Record<string, string>; process?: number }

export const urlEncoded = (fields: Fields): string => new URLSearchParams(fields).toString()

/** Sends a form as a page of this site would. `headers` come last and may take its place. */
export function post(
  site: TestSite,
  path: string,
  fields: Fields | string = {},
  { cookie, headers = {}, process }: Sender = {},
): Promise<Answer> {
  const ask: Ask = {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: site.url,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body: typeof fields === 'string' ? fields : urlEncoded(fields),
  }
  return site.ask(path, process === undefined ? ask : { ...ask, process })
}

export const get = (site: TestSite, path: string, cookie = '') =>
  site.ask(path, cookie ? { headers: { cookie } } : {})

/** The value that an answer gives a cookie; an empty one takes it away, and undefined means it says nothing. */
export const cookieSet = ({ headers }: Answer, name: string): string | undefined =>
  (headers['set-cookie'] ?? []).find((each) => each.startsWith(`${name}=`))?.split(/[=;]/)[1]

/** Every row of every table, as one hash a table; of jobs, which the queue owns, as well. */
async function fingerprint(site: TestSite, but: readonly string[]): Promise<Record<string, string>> {
  const { owner } = site.database
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname = 'public' or (schemaname, tablename) = ('graphile_worker', '_private_jobs')
  `.execute(owner)
  const hashes = tables
    .filter(({ name }) => !but.includes(name))
    .map(
      ({ schema, name }) => sql`
        select ${name} as name, coalesce(md5(string_agg(row, '' order by row)), '') as hash
        from (select md5(t::text) as row from ${sql.id(schema, name)} t) rows`,
    )
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(hashes, sql` union all `)}`.execute(
    owner,
  )
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

const newest = async (site: TestSite): Promise<number> =>
  (
    await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from audit_log`.execute(
      site.database.owner,
    )
  ).rows[0]?.id ?? 0

/**
 * Runs an attack, and fails where it changed a row of any table. Counters of the limits may change, and those
 * of `but`; what it left in the audit log is returned, oldest first, for the test to judge.
 */
export async function withoutEffect<T>(
  site: TestSite,
  attack: () => Promise<T>,
  { but = [] }: { but?: string[] } = {},
): Promise<{ answer: T; entries: Entry[] }> {
  const apart = ['rate_limits', 'audit_log', ...but]
  const [before, last] = [await fingerprint(site, apart), await newest(site)]
  const answer = await attack()
  expect(await fingerprint(site, apart)).toEqual(before)
  const entries = await site.database.owner
    .selectFrom('audit_log')
    .select(['action', 'actor_id', 'object_kind', 'object_id', 'detail', 'address', 'request_id'])
    .where('id', '>', last)
    .orderBy('id')
    .execute()
  return { answer, entries }
}

/** What a reader of an answer sees: the main part of a page without its tags, or the whole of anything else. */
export function seenIn({ text }: Answer): string {
  const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text
  return main.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** An answer that refuses with this status in these words, and shows nothing of the inside. */
export function expectRefusal(answer: Answer, status: number, words: string): void {
  const seen = seenIn(answer)
  expect([answer.status, seen.includes(words) ? words : seen.slice(0, 400)]).toEqual([status, words])
  expect(seen).not.toMatch(/node_modules|\bat \S+ \(|\.tsx?:\d+|select .* from/)
}

/** The log's lines about one request, once they are written. */
export async function logOf(site: TestSite, { headers }: Answer): Promise<Record<string, unknown>[]> {
  const id = String(headers['x-request-id'])
  const lines = () =>
    site
      .log()
      .split('\n')
      .filter((line) => line.includes(id))
  await expect.poll(lines).not.toEqual([])
  return lines().map((line) => JSON.parse(line))
}
