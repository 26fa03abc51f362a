import { type Kysely, sql } from 'kysely'

/**
 * Equipment lists that teams bring as a file: what was read of each row and what was proposed for it, until the
 * team makes a draft of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table need_lists (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      name text not null,
      sha256 bytea not null,
      heads jsonb not null,
      created_by bigint references people (id) on delete set null,
      created_at timestamptz not null,
      unique (organisation_id, sha256)
    );
    comment on table need_lists is 'the same file of the same team is one list, however often it is sent';
    comment on column need_lists.heads is '[{ head, part }]: what each column was read as; part null: kept in the text';

    create table need_list_rows (
      list_id bigint not null references need_lists (id) on delete cascade,
      position integer not null,
      sheet text not null,
      number integer not null,
      fields jsonb not null,
      tracks text[] not null,
      problems jsonb not null,
      need_id bigint references needs (id) on delete set null,
      primary key (list_id, position)
    );
    comment on column need_list_rows.fields is 'the form of a need as the row was read, with what is proposed';
    comment on column need_list_rows.tracks is 'every track that the words may mean, the likeliest first';
    comment on column need_list_rows.problems is '[{ part, value }]: cells that could not be read, and stand in the text instead';
    comment on column need_list_rows.need_id is 'the draft made of it; null: none yet';
    create index need_list_rows_need on need_list_rows (need_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('the lists of teams are not thrown away')
}
