import { type Kysely, sql } from 'kysely'

/**
 * What is held at a stop: the needs session, in which teams sit at tables and enterprises come to them round by round,
 * with the pairs that each meeting is about; the drills and what is measured in them. Agenda items and visitors can be of
 * one stop.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tour_sessions (
      stop_id bigint primary key references tour_stops (id) on delete cascade,
      day date not null,
      starts time not null,
      minutes integer not null check (minutes between 5 and 180),
      rounds integer not null check (rounds between 1 and 40),
      made_at timestamptz,
      updated_at timestamptz not null
    );
    comment on table tour_sessions is 'the needs session of a stop: when its rounds are, in Asia/Shanghai';
    comment on column tour_sessions.made_at is 'when the meetings were last put together';

    create table tour_session_meetings (
      id bigint generated always as identity primary key,
      stop_id bigint not null references tour_stops (id) on delete cascade,
      team_id bigint not null references organisations (id),
      enterprise_id bigint not null references organisations (id),
      round integer not null check (round > 0),
      table_number integer not null check (table_number > 0),
      outcome text check (outcome in ('promising', 'open', 'unfit', 'missed')),
      note text not null default '',
      recorded_by bigint references people (id),
      recorded_at timestamptz,
      unique (stop_id, team_id, round),
      unique (stop_id, enterprise_id, round),
      unique (stop_id, team_id, enterprise_id),
      check ((outcome is null) = (recorded_at is null))
    );
    comment on column tour_session_meetings.table_number is 'of the team: it stays, enterprises go round';
    create index tour_session_meetings_team on tour_session_meetings (team_id);
    create index tour_session_meetings_enterprise on tour_session_meetings (enterprise_id);

    create table tour_session_pairs (
      meeting_id bigint not null references tour_session_meetings (id) on delete cascade,
      need_id bigint not null references needs (id),
      offering_id bigint not null references offerings (id),
      score_hundredths integer not null check (score_hundredths between 0 and 10000),
      passes boolean not null,
      primary key (meeting_id, need_id, offering_id)
    );
    create index tour_session_pairs_need on tour_session_pairs (need_id);
    create index tour_session_pairs_offering on tour_session_pairs (offering_id);

    create table tour_drills (
      id bigint generated always as identity primary key,
      stop_id bigint not null references tour_stops (id) on delete cascade,
      offering_id bigint not null references offerings (id),
      title_zh text not null check (title_zh <> ''),
      title_en text not null default '',
      place text not null default '',
      starts_at timestamptz not null,
      procedure text not null default '',
      result text check (result in ('passed', 'partly', 'failed', 'not_held')),
      evaluators text not null default '',
      note text not null default '',
      recorded_by bigint references people (id),
      recorded_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((result is null) = (recorded_at is null))
    );
    comment on column tour_drills.evaluators is 'who scored it, with affiliation: what verification asks for';
    create index tour_drills_stop on tour_drills (stop_id, starts_at);
    create index tour_drills_offering on tour_drills (offering_id);

    create table tour_drill_measures (
      drill_id bigint not null references tour_drills (id) on delete cascade,
      position smallint not null check (position > 0),
      attribute_code text references spec_attributes (code),
      label text not null check (label <> ''),
      unit text not null default '',
      demanded text not null default '',
      measured text not null default '',
      primary key (drill_id, position)
    );
    comment on column tour_drill_measures.attribute_code is 'of the vocabulary, where it names what is measured';

    alter table agenda_items add column stop_id bigint references tour_stops (id);
    comment on column agenda_items.stop_id is 'of the tour; null: of the event as a whole, as of its visitors';
    alter table agenda_items drop constraint agenda_items_kind_check;
    alter table agenda_items add constraint agenda_items_kind_check check (kind in
      ('ceremony', 'talk', 'panel', 'demonstration', 'launch', 'training', 'meeting', 'break',
       'drill', 'showing', 'needs_session', 'roadshow', 'signing'));
    create index agenda_items_stop on agenda_items (stop_id, starts_at) where stop_id is not null;
    alter table event_visitors add column stop_id bigint references tour_stops (id);
    create index event_visitors_stop on event_visitors (stop_id) where stop_id is not null;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was met and measured is not taken back')
}
