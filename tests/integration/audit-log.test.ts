import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { audit } from '~/platform/audit.server'
import { warnOfOpenAuditLog } from '~/platform/database.server'
import { grantToApplication } from '~db/grants.server'
import { useDatabase } from '../support/database'

const site = { personId: null, organisationId: null, address: '203.0.113.7', requestId: 'r1' }

describe('the audit log', () => {
  const database = useDatabase()
  const rows = () => database.db.selectFrom('audit_log').selectAll().orderBy('id').execute()
  const add = (id: number) =>
    database.db
      .transaction()
      .execute((tx) => audit(tx, site, { action: 'thing.done', object: { kind: 'thing', id } }))
  const run = (who: 'db' | 'owner', text: string) => sql.raw(text).execute(database[who])

  beforeAll(() => add(1))

  it('is added to and read by the user that the site runs as', async () => {
    await add(2)
    expect(await rows()).toMatchObject([{ object_id: '1' }, { object_id: '2', address: '203.0.113.7' }])
  })

  it.each([
    'update audit_log set action = action',
    'delete from audit_log',
    'truncate audit_log',
    "insert into audit_log (action, object_kind, object_id, at) values ('x', 'y', 'z', '2020-01-01')",
    'truncate people cascade',
    'insert into audit_log (action, object_kind, object_id) values (1, 2, 3) on conflict (id) do update set action = 4',
    "merge into audit_log a using (select 1) one on true when matched then update set action = 'x'",
    'alter table audit_log disable trigger all',
    'alter table audit_log disable trigger audit_log_append_only',
    'alter table audit_log rename to old_log',
    'alter table audit_log owner to current_user',
    'drop table audit_log cascade',
    'drop trigger audit_log_append_only on audit_log',
    'drop schema public cascade',
    'create or replace function audit_log_is_append_only() returns trigger language plpgsql as $$ begin return new; end $$',
    'create rule no_log as on insert to audit_log do instead nothing',
    'grant update on audit_log to current_user; update audit_log set action = action',
    'set session_replication_role = replica',
    'select * from audit_log for update',
    'create table mine ()',
    'create table graphile_worker.mine ()',
  ])('refuses the site: %s', async (text) => {
    const before = await rows()
    await expect(run('db', text)).rejects.toMatchObject({
      message: expect.stringMatching(/permission denied|must be owner|no privileges/),
    })
    expect(await rows()).toEqual(before)
  })

  it('lets not even its owner change, delete or empty it by an oversight', async () => {
    const before = await rows()
    for (const text of ["update audit_log set action = 'x'", 'delete from audit_log', 'truncate audit_log'])
      await expect(run('owner', text), text).rejects.toThrow('the audit log is only added to')
    expect(await rows()).toEqual(before)
  })

  it('stays closed when rights are given again, and tables of later migrations are open to the site', async () => {
    await run('owner', 'create table later (id bigint generated always as identity, note text)')
    await run('db', "insert into later (note) values ('a'); update later set note = 'b'; delete from later")
    const { rows: who } = await sql<{ role: string }>`select current_user as role`.execute(database.db)
    await run('owner', `grant update, delete, truncate on audit_log to ${who[0]?.role}`)
    for (let times = 0; times < 2; times++) await grantToApplication(database.owner, who[0]?.role ?? '')
    await expect(run('db', 'delete from audit_log')).rejects.toThrow('permission denied')
    await add(3)
  })

  it('has the site say at its start when its user could change it, and how that is mended', async () => {
    const said: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) })
    await warnOfOpenAuditLog({ db: database.db, logger })
    expect(said).toEqual([])
    await warnOfOpenAuditLog({ db: database.owner, logger })
    expect(said).toEqual([expect.stringMatching(/could change the audit log.*DATABASE_OWNER_URL/)])
  })
})
