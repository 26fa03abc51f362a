import { type Kysely, sql } from 'kysely'

/** What a rebuild of an index must look at again before it takes over, because it changed meanwhile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table index_states add column rebuilding boolean not null default false;

    create table index_rebuild_marks (
      index_name text not null,
      entity_id bigint not null,
      primary key (index_name, entity_id)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table index_rebuild_marks; alter table index_states drop column rebuilding`.execute(db)
}
