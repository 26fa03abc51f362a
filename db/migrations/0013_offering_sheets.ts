import { type Kysely, sql } from 'kysely'

/**
 * Spreadsheets of offerings: a file with what was read of it row by row, checked before anything is written, and
 * written when somebody says so. An enterprise knows its offerings by codes of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table offerings add column own_code text check (own_code <> '' and length(own_code) <= 64);
    comment on column offerings.own_code is 'what the enterprise itself calls it, to know it again in a sheet';
    create unique index offerings_own_code on offerings (organisation_id, own_code) where own_code is not null;

    create table offering_sheets (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      file_id uuid not null references files (id),
      name text not null,
      state text not null default 'reading'
        check (state in ('reading', 'refused', 'checked', 'writing', 'written', 'submitting', 'submitted')),
      run integer not null default 0,
      refusal jsonb,
      row_count integer,
      mode text check (mode in ('valid', 'all')),
      created_by bigint references people (id) on delete set null,
      created_at timestamptz not null,
      acted_by bigint references people (id) on delete set null,
      acted_at timestamptz,
      touched_at timestamptz not null,
      finished_at timestamptz
    );
    comment on column offering_sheets.run is 'grows with every beginning of a step: an older one that is still running stops';
    comment on column offering_sheets.refusal is '{ code, params }: why the file, or the last step, was not taken';
    comment on column offering_sheets.touched_at is 'when a step last went on; one that stands still is begun again';
    create index offering_sheets_organisation on offering_sheets (organisation_id, id desc);
    create index offering_sheets_under_way on offering_sheets (touched_at)
      where state in ('reading', 'writing', 'submitting');

    create table offering_sheet_rows (
      sheet_id bigint not null references offering_sheets (id) on delete cascade,
      position integer not null,
      sheet text not null,
      number integer not null,
      kind text not null check (kind in ('new', 'changed', 'unchanged', 'refused')),
      name text not null default '',
      code text,
      offering_id bigint references offerings (id) on delete set null,
      fields jsonb,
      changed text[] not null default '{}',
      base text,
      problems jsonb not null default '[]',
      outcome text,
      submission text,
      primary key (sheet_id, position)
    );
    comment on column offering_sheet_rows.fields is 'the form after the row was read over it; null where nothing is to be written';
    comment on column offering_sheet_rows.base is 'a digest of what the offering said when the row was checked';
    comment on column offering_sheet_rows.problems is '[{ field, reason, value, allowed }]';
    comment on column offering_sheet_rows.outcome is 'written, or the code of what hindered it; null: not yet';
    comment on column offering_sheet_rows.submission is 'submitted, or the code of what hindered it; null: not yet';
    create index offering_sheet_rows_offering on offering_sheet_rows (offering_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was written by these sheets is not taken back')
}
