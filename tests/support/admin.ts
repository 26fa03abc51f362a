import pg from 'pg'

export type Admin = {
  /** makes a database, empty or as a copy of `template`, which nobody may be connected to */
  create(name: string, template?: string): Promise<void>
  drop(name: string): Promise<void>
  /** drops every database whose name begins with `run` */
  dropAll(run: string): Promise<void>
  urlOf(name: string): string
}

/** The same server and user, another database. */
export function onDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/**
 * Waits, for two seconds at most, until nobody is connected to a database. A pool says that it has ended before its
 * connections have, and one that is cut in between throws where no test can catch it.
 */
async function left(client: pg.Client, database: string): Promise<void> {
  for (let waited = 0; waited < 2000; waited += 20) {
    const { rows } = await client.query<{ here: boolean }>(
      'select exists (select from pg_stat_activity where datname = $1) as here',
      [database],
    )
    if (!rows[0]?.here) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Runs `body` with a connection that creates and drops databases. */
export async function withAdmin<T>(url: string, body: (admin: Admin) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const name = (text: string) => client.escapeIdentifier(text)
  const admin: Admin = {
    async create(database, template) {
      await client.query(
        `create database ${name(database)}${template ? ` template ${name(template)} strategy file_copy` : ''}`,
      )
    },
    async drop(database) {
      await left(client, database)
      await client.query(`drop database if exists ${name(database)} with (force)`)
    },
    async dropAll(run) {
      const { rows } = await client.query<{ datname: string }>(
        'select datname from pg_database where starts_with(datname, $1)',
        [run],
      )
      for (const row of rows) await admin.drop(row.datname)
    },
    urlOf: (database) => onDatabase(url, database),
  }
  try {
    return await body(admin)
  } finally {
    await client.end()
  }
}
