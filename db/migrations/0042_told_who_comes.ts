import { type Kysely, sql } from 'kysely'

/**
 * What everybody who comes to an event is told, one after the other; and what they know of each item of an agenda. What stands
 * in the agenda of a public event is taken as known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_tellings (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      stop_id bigint references tour_stops (id) on delete cascade,
      kind text not null check (kind in ('news', 'agenda')),
      news_id bigint unique references event_news (id) on delete cascade,
      params jsonb not null default '{}',
      key text not null unique,
      state text not null default 'going' check (state in ('going', 'stopped', 'done')),
      after_person bigint not null default 0,
      told integer not null default 0,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((kind = 'news') = (news_id is not null))
    );
    comment on table event_tellings is 'told to everybody who comes, in the order of their ids';
    comment on column event_tellings.stop_id is 'only to who comes to this stop; null: to all of the event';
    comment on column event_tellings.key is 'the same news has the same key, and is told once';
    comment on column event_tellings.state is 'stopped: what it tells of was taken back';
    comment on column event_tellings.after_person is 'up to whom it was told';
    create index event_tellings_going on event_tellings (id) where state = 'going';
    create index event_tellings_event on event_tellings (event_id);
    create index event_tellings_stop on event_tellings (stop_id) where stop_id is not null;

    alter table agenda_items
      add column known_state text check (known_state in ('planned', 'cancelled')),
      add column known_stage_id bigint references event_stages (id) on delete set null,
      add column known_starts_at timestamptz,
      add column known_ends_at timestamptz,
      add constraint agenda_items_known check
        ((known_state is null) = (known_starts_at is null) and (known_state is null) = (known_ends_at is null));
    comment on column agenda_items.known_state is 'as those who come know it; null: they do not know of it';
    create index agenda_items_known_stage on agenda_items (known_stage_id) where known_stage_id is not null;
    update agenda_items i
      set known_state = i.state, known_stage_id = i.stage_id, known_starts_at = i.starts_at, known_ends_at = i.ends_at
      from events e where e.id = i.event_id and e.state <> 'draft';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table agenda_items drop column known_state, drop column known_stage_id, drop column known_starts_at,
      drop column known_ends_at;
    drop table event_tellings;
  `.execute(db)
}
