import { type Kysely, sql } from 'kysely'

/**
 * One-to-one meetings at an event, or at a stop of a tour: when and where they can be held, who asks whom, the
 * timetables that were made of that, the meetings that people were told of, and what came of each.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting_programmes (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      stop_id bigint references tour_stops (id) on delete cascade,
      cap integer check (cap between 1 and 200),
      walk_minutes integer not null default 10 check (walk_minutes between 0 and 120),
      at_booths boolean not null default true,
      requests_until date not null,
      published_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    comment on column meeting_programmes.stop_id is 'of the tour; null: the event as a whole';
    comment on column meeting_programmes.cap is 'how many meetings an organisation has at most, where nothing else is said of it';
    comment on column meeting_programmes.walk_minutes is 'from one hall to another';
    comment on column meeting_programmes.at_booths is 'exhibitors meet at their booths too, not only at tables';
    comment on column meeting_programmes.published_at is 'when participants were last told their meetings';
    create unique index meeting_programmes_event on meeting_programmes (event_id) where stop_id is null;
    create unique index meeting_programmes_stop on meeting_programmes (stop_id);

    create table meeting_slots (
      id bigint generated always as identity primary key,
      programme_id bigint not null references meeting_programmes (id) on delete cascade,
      day date not null,
      starts time not null,
      ends time not null,
      removed_at timestamptz,
      check (ends > starts),
      constraint meeting_slots_apart exclude using gist
        (int8range(programme_id, programme_id, '[]') with &&, tsrange(day + starts, day + ends) with &&)
        where (removed_at is null)
    );
    comment on column meeting_slots.starts is 'in Asia/Shanghai';
    create index meeting_slots_programme on meeting_slots (programme_id, day, starts);

    create table meeting_tables (
      id bigint generated always as identity primary key,
      programme_id bigint not null references meeting_programmes (id) on delete cascade,
      number text not null check (number <> ''),
      hall text not null default '',
      removed_at timestamptz
    );
    comment on column meeting_tables.hall is 'as people read it: the code of a hall, or a room';
    create unique index meeting_tables_number on meeting_tables (programme_id, number) where removed_at is null;

    create table meeting_members (
      programme_id bigint not null references meeting_programmes (id) on delete cascade,
      organisation_id bigint not null references organisations (id),
      own_cap integer check (own_cap between 1 and 200),
      cap integer check (cap between 1 and 200),
      said_at timestamptz,
      updated_at timestamptz not null,
      primary key (programme_id, organisation_id)
    );
    comment on table meeting_members is 'what is said of a participant beyond the usual; who takes part follows from sign-ups';
    comment on column meeting_members.own_cap is 'how many meetings it wants at most';
    comment on column meeting_members.cap is 'how many the organizer lets it have at most';
    comment on column meeting_members.said_at is 'when it last said when it is free';
    create index meeting_members_organisation on meeting_members (organisation_id);

    create table meeting_absences (
      slot_id bigint not null references meeting_slots (id) on delete cascade,
      organisation_id bigint not null references organisations (id),
      primary key (slot_id, organisation_id)
    );
    create index meeting_absences_organisation on meeting_absences (organisation_id);

    create table meeting_requests (
      id bigint generated always as identity primary key,
      programme_id bigint not null references meeting_programmes (id),
      offering_id bigint not null references offerings (id),
      need_id bigint not null references needs (id),
      enterprise_id bigint not null references organisations (id),
      team_id bigint not null references organisations (id),
      asked_by text not null check (asked_by in ('enterprise', 'team')),
      asker_id bigint not null references people (id),
      text text not null default '',
      score_hundredths integer not null check (score_hundredths between 0 and 10000),
      verdict text not null check (verdict in ('pass', 'unknown', 'near')),
      state text not null default 'asked'
        check (state in ('asked', 'accepted', 'declined', 'withdrawn', 'cancelled')),
      slot_id bigint references meeting_slots (id),
      slot_by text check (slot_by in ('enterprise', 'team')),
      reason text not null default '',
      answerer_id bigint references people (id),
      answered_at timestamptz,
      fixed_slot_id bigint references meeting_slots (id),
      fixed_table_id bigint references meeting_tables (id),
      fixed_booth_id bigint references booths (id),
      fixed_by text check (fixed_by in ('sides', 'organizer')),
      introduction_id bigint references introductions (id),
      asked_at timestamptz not null,
      updated_at timestamptz not null,
      check (enterprise_id <> team_id),
      check ((slot_id is null) = (slot_by is null)),
      check ((fixed_slot_id is null) = (fixed_by is null)),
      check (fixed_slot_id is not null or (fixed_table_id is null and fixed_booth_id is null)),
      check (fixed_table_id is null or fixed_booth_id is null)
    );
    comment on column meeting_requests.score_hundredths is 'of the match that the request rests on, as it was then; the verdict too';
    comment on column meeting_requests.slot_id is 'the time that one side proposes';
    comment on column meeting_requests.fixed_slot_id is 'a timetable must hold it then: both agreed on that time, or the organizer says so';
    create unique index meeting_requests_open on meeting_requests (programme_id, enterprise_id, team_id)
      where state in ('asked', 'accepted');
    create index meeting_requests_enterprise on meeting_requests (enterprise_id, programme_id);
    create index meeting_requests_team on meeting_requests (team_id, programme_id);
    create index meeting_requests_need on meeting_requests (need_id);
    create index meeting_requests_offering on meeting_requests (offering_id);

    create table meeting_timetables (
      id bigint generated always as identity primary key,
      programme_id bigint not null references meeting_programmes (id) on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'working', 'made', 'failed', 'published')),
      person_id bigint references people (id),
      anew boolean not null default false,
      seconds integer not null check (seconds between 1 and 600),
      progress jsonb,
      method text check (method in ('exact', 'decomposed', 'greedy')),
      worth double precision,
      bound double precision,
      wishes integer,
      trouble text not null default '',
      asked_at timestamptz not null,
      begun_at timestamptz,
      ended_at timestamptz,
      published_at timestamptz,
      check (state not in ('made', 'published') or (method is not null and worth is not null and bound is not null))
    );
    comment on column meeting_timetables.anew is 'without regard to what people were told before';
    comment on column meeting_timetables.bound is 'no timetable is worth more';
    create unique index meeting_timetables_working on meeting_timetables (programme_id)
      where state in ('waiting', 'working');
    create index meeting_timetables_programme on meeting_timetables (programme_id, id desc);

    create table timetable_meetings (
      timetable_id bigint not null references meeting_timetables (id) on delete cascade,
      request_id bigint not null references meeting_requests (id),
      slot_id bigint not null references meeting_slots (id),
      table_id bigint references meeting_tables (id),
      booth_id bigint references booths (id),
      primary key (timetable_id, request_id),
      unique (timetable_id, slot_id, table_id),
      unique (timetable_id, slot_id, booth_id),
      check (num_nonnulls(table_id, booth_id) = 1)
    );
    create index timetable_meetings_request on timetable_meetings (request_id);

    create table meetings (
      request_id bigint primary key references meeting_requests (id),
      programme_id bigint not null references meeting_programmes (id),
      enterprise_id bigint not null references organisations (id),
      team_id bigint not null references organisations (id),
      state text not null default 'planned' check (state in ('planned', 'cancelled')),
      slot_id bigint not null references meeting_slots (id),
      table_id bigint references meeting_tables (id),
      booth_id bigint references booths (id),
      held_slot_id bigint generated always as (case when state = 'planned' then slot_id end) stored,
      uid uuid not null default gen_random_uuid() unique,
      sequence integer not null default 0,
      reason text not null default '',
      updated_at timestamptz not null,
      check (num_nonnulls(table_id, booth_id) = 1),
      constraint meetings_table unique (held_slot_id, table_id) deferrable initially deferred,
      constraint meetings_booth unique (held_slot_id, booth_id) deferrable initially deferred,
      constraint meetings_enterprise unique (held_slot_id, enterprise_id) deferrable initially deferred,
      constraint meetings_team unique (held_slot_id, team_id) deferrable initially deferred
    );
    comment on table meetings is 'what participants were told; uid and sequence name each in their calendars (RFC 5545)';
    create index meetings_programme on meetings (programme_id);

    create table meeting_records (
      request_id bigint not null references meeting_requests (id),
      side text not null check (side in ('enterprise', 'team')),
      outcome text not null check (outcome in ('promising', 'open', 'unfit', 'missed')),
      next_step text not null check (next_step in ('introduce', 'quote', 'trial', 'none')),
      rating smallint check (rating between 1 and 5),
      note text not null default '',
      person_id bigint not null references people (id),
      recorded_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (request_id, side)
    );
    comment on column meeting_records.recorded_at is 'by the clock of whoever recorded it, who may have been offline: the later word counts';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what people agreed on is not taken back')
}
