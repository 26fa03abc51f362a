import { sql } from 'kysely'
import type { Db, Tx } from './client.server'
import { takeLock } from './locks.server'

const schemas = ['public', 'graphile_worker']
/** Rows that the application only adds, with the columns it fills: it sets neither their number nor their time. */
const appendOnly = {
  audit_log: 'actor_id, actor_organisation_id, action, object_kind, object_id, detail, address, request_id',
}
/** What migrations keep for themselves. */
const readOnly = ['public.kysely_migration', 'public.kysely_migration_lock', 'graphile_worker.migrations']

/**
 * Gives `role`, the application's own database user, what the site and its jobs need and no more: rows of every
 * table, of tables made by later migrations too; no tables of its own; of the audit log only reading and adding.
 * Run by the owner of the tables after every migration; giving again changes nothing.
 */
export async function grantToApplication(owner: Db, role: string): Promise<void> {
  const to = sql.id(role)
  await owner.transaction().execute(async (tx) => {
    await takeLock(tx, 'grants')
    await sql`revoke create on schema public from public`.execute(tx)
    for (const name of schemas) {
      const schema = sql.id(name)
      await sql`grant usage on schema ${schema} to ${to}`.execute(tx)
      await sql`revoke create on schema ${schema} from ${to}`.execute(tx)
      for (const [kind, rights] of [
        ['tables', 'select, insert, update, delete'],
        ['sequences', 'usage, select'],
        ['functions', 'execute'],
      ] as const) {
        const grant = sql.raw(`grant ${rights} on`)
        await sql`${grant} all ${sql.raw(kind)} in schema ${schema} to ${to}`.execute(tx)
        await sql`
          alter default privileges in schema ${schema} ${grant} ${sql.raw(kind)} to ${to}
        `.execute(tx)
      }
    }
    await openQueue(tx, role)
    for (const [table, columns] of Object.entries(appendOnly)) {
      await sql`revoke all on ${sql.table(table)} from ${to}`.execute(tx)
      await sql`grant select, insert (${sql.raw(columns)}) on ${sql.table(table)} to ${to}`.execute(tx)
    }
    for (const table of readOnly)
      await sql`revoke insert, update, delete on ${sql.table(table)} from ${to}`.execute(tx)
  })
}

/** graphile-worker closes its tables to all but their owner by row, whatever is granted. */
async function openQueue(tx: Tx, role: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ${role})
  `.execute(tx)
  for (const { name } of rows)
    await sql`
      create policy ${sql.id(role)} on ${sql.id('graphile_worker', name)} to ${sql.id(role)}
      using (true) with check (true)
    `.execute(tx)
}

/** Whether the user of this connection could change or delete what the audit log holds. */
export async function mayChangeAuditLog(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege(oid, 'update, delete, truncate') or pg_has_role(relowner, 'usage') as may
    from pg_class where oid = 'public.audit_log'::regclass
  `.execute(db)
  return rows[0]?.may ?? false
}
