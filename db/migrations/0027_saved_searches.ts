import { type Kysely, sql } from 'kysely'

/**
 * What people follow: searches, single needs and offerings, and what newly suits their own. What became visible for
 * the first time has a number, given by one job at a time: the numbers stand in the order in which they can be seen, so
 * that whoever has looked up to one has missed nothing below it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table arrivals (
      seq bigint generated always as identity primary key,
      kind text not null check (kind in ('offerings', 'needs')),
      entity_id bigint not null,
      arrived_at timestamptz not null,
      unique (kind, entity_id)
    );
    comment on table arrivals is 'what became visible, once each; who may see it is asked of the row itself';
    create index arrivals_of_kind on arrivals (kind, seq);
    insert into arrivals (kind, entity_id, arrived_at)
      select 'offerings', id, published_at from offerings where published_at is not null
      union all
      select 'needs', id, published_at from needs where published_at is not null;

    create table saved_searches (
      id bigint generated always as identity primary key,
      person_id bigint not null references people (id) on delete cascade,
      kind text not null check (kind in ('offerings', 'needs')),
      name text not null check (name <> ''),
      query text not null,
      frequency text not null check (frequency in ('at_once', 'daily', 'weekly', 'never')),
      seen_seq bigint not null,
      next_look_at timestamptz check ((next_look_at is null) = (frequency = 'never')),
      told_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (person_id, kind, query)
    );
    comment on column saved_searches.query is 'the query of the address, canonical: equal searches are equal texts';
    comment on column saved_searches.seen_seq is 'the last arrival that was held against it';
    create index saved_searches_due on saved_searches (kind, seen_seq, next_look_at) where next_look_at is not null;

    create table saved_items (
      person_id bigint not null references people (id) on delete cascade,
      kind text not null check (kind in ('offerings', 'needs')),
      entity_id bigint not null,
      title_zh text not null,
      title_en text not null,
      seen jsonb not null,
      seen_at timestamptz not null,
      saved_at timestamptz not null,
      primary key (person_id, kind, entity_id)
    );
    comment on column saved_items.title_zh is 'as it was when the person could last see it';
    comment on column saved_items.seen is 'what they were last told of it: state, days, version, price';
    create index saved_items_of on saved_items (kind, entity_id);

    create table match_news (
      kind text primary key check (kind in ('offerings', 'needs')),
      seen_seq bigint not null
    );
    comment on table match_news is 'the last arrival of each kind that was held against everybody else''s';
    insert into match_news (kind, seen_seq)
      select kind, (select coalesce(max(seq), 0) from arrivals) from (values ('offerings'), ('needs')) as kinds (kind);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table match_news, saved_items, saved_searches, arrivals`.execute(db)
}
