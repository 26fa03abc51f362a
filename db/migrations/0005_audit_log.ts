import { type Kysely, sql } from 'kysely'

/**
 * Who did what, on what, from where, when. Rows are only ever added: a trigger refuses everything else to
 * everybody, and the application's own database user has no right to it either (`db/grants.server.ts`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      actor_id bigint references people (id),
      actor_organisation_id bigint,
      action text not null,
      object_kind text not null,
      object_id text not null,
      detail jsonb not null default '{}',
      address text,
      request_id text
    );
    comment on column audit_log.actor_id is 'null: the site itself, or somebody who is not signed in';
    create index audit_log_at on audit_log (at desc, id desc);
    create index audit_log_actor on audit_log (actor_id, id desc);
    create index audit_log_object on audit_log (object_kind, object_id, id desc);
    create index audit_log_action on audit_log (action, id desc);

    create function audit_log_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is only added to' using errcode = 'insufficient_privilege';
    end
    $$;
    create trigger audit_log_append_only before update or delete on audit_log
      for each row execute function audit_log_is_append_only();
    create trigger audit_log_not_emptied before truncate on audit_log
      for each statement execute function audit_log_is_append_only();
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('the audit log is not taken back')
}
