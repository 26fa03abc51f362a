import { type Kysely, sql } from 'kysely'

/**
 * What those who come know of an agenda stands beside it, for everything that is in it: items, drills and needs sessions, those
 * too that were taken away since. What stands there of a public event is taken as known, as it was with items.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agenda_known (
      event_id bigint not null references events (id) on delete cascade,
      source text not null check (source in ('item', 'drill', 'session')),
      source_id bigint not null,
      stop_id bigint references tour_stops (id) on delete cascade,
      title_zh text not null,
      title_en text not null default '',
      state text not null check (state in ('planned', 'cancelled')),
      stage_id bigint references event_stages (id) on delete set null,
      place text not null default '',
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      primary key (event_id, source, source_id)
    );
    comment on table agenda_known is 'the agenda as those who come know it';
    comment on column agenda_known.source_id is 'of the item or the drill; of a session its stop';
    comment on column agenda_known.place is 'of a drill, in words; an item has a stage';
    create index agenda_known_stop on agenda_known (stop_id) where stop_id is not null;
    create index agenda_known_stage on agenda_known (stage_id) where stage_id is not null;

    insert into agenda_known
        (event_id, source, source_id, stop_id, title_zh, title_en, state, stage_id, starts_at, ends_at)
      select event_id, 'item', id, stop_id, title_zh, title_en, known_state, known_stage_id, known_starts_at, known_ends_at
      from agenda_items where known_state is not null;
    insert into agenda_known (event_id, source, source_id, stop_id, title_zh, title_en, state, place, starts_at, ends_at)
      select s.event_id, 'drill', d.id, s.id, d.title_zh, d.title_en,
        case when d.result = 'not_held' then 'cancelled' else 'planned' end,
        d.place, d.starts_at, d.starts_at + interval '30 minutes'
      from tour_drills d join tour_stops s on s.id = d.stop_id
        join events e on e.id = s.event_id and e.state <> 'draft';
    insert into agenda_known (event_id, source, source_id, stop_id, title_zh, title_en, state, starts_at, ends_at)
      select s.event_id, 'session', s.id, s.id, '供需对接场', 'Needs session', 'planned',
        (t.day + t.starts) at time zone 'Asia/Shanghai',
        (t.day + t.starts) at time zone 'Asia/Shanghai' + make_interval(mins => t.minutes * t.rounds)
      from tour_sessions t join tour_stops s on s.id = t.stop_id
        join events e on e.id = s.event_id and e.state <> 'draft';

    alter table agenda_items
      drop column known_state, drop column known_stage_id, drop column known_starts_at, drop column known_ends_at;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what those who come know is not forgotten')
}
