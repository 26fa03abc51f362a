import { type Kysely, sql } from 'kysely'

/**
 * Tours: the stops of an event of that kind, what each is about, who organizes it, the papers that belong to it, and
 * which enterprises were invited to it for which needs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tour_stops (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      title_zh text not null check (title_zh <> ''),
      title_en text not null default '',
      text_zh text not null default '',
      text_en text not null default '',
      region_code text not null references regions (code),
      venue_zh text not null default '',
      venue_en text not null default '',
      address_zh text not null default '',
      address_en text not null default '',
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      starts_on date not null,
      ends_on date not null,
      opens time not null,
      closes time not null,
      enterprise_capacity integer not null check (enterprise_capacity between 0 and 5000),
      team_capacity integer not null check (team_capacity between 0 and 5000),
      host_zh text not null default '',
      host_en text not null default '',
      host_organisation_id bigint references organisations (id),
      contact_name text not null default '',
      contact_phone text not null default '',
      contact_email text not null default '',
      version integer not null default 1,
      cancelled_at timestamptz,
      cancel_reason text not null default '',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_on >= starts_on),
      check (closes > opens),
      check ((latitude is null) = (longitude is null)),
      check ((cancelled_at is null) = (cancel_reason = ''))
    );
    comment on column tour_stops.latitude is 'of the venue, WGS-84, as the longitude';
    comment on column tour_stops.enterprise_capacity is 'how many organisations of that side take part; more wait';
    comment on column tour_stops.host_organisation_id is 'where the local host is known to the site: its members can be named as organizers of the stop';
    create index tour_stops_event on tour_stops (event_id, starts_on, id);
    create index tour_stops_host on tour_stops (host_organisation_id) where host_organisation_id is not null;

    create table tour_stop_scenarios (
      stop_id bigint not null references tour_stops (id) on delete cascade,
      scenario_code text not null references scenarios (code),
      position smallint not null,
      primary key (stop_id, scenario_code)
    );
    create table tour_stop_tracks (
      stop_id bigint not null references tour_stops (id) on delete cascade,
      track_code text not null references tracks (code),
      position smallint not null,
      primary key (stop_id, track_code)
    );

    create table tour_stop_organizers (
      stop_id bigint not null references tour_stops (id) on delete cascade,
      person_id bigint not null references people (id) on delete cascade,
      named_by bigint references people (id),
      named_at timestamptz not null,
      primary key (stop_id, person_id)
    );
    comment on table tour_stop_organizers is 'who manages this stop and nothing else of the tour';
    create index tour_stop_organizers_person on tour_stop_organizers (person_id);

    create table tour_stop_documents (
      stop_id bigint not null references tour_stops (id) on delete cascade,
      file_id uuid not null references files (id),
      title text not null check (title <> ''),
      added_at timestamptz not null,
      primary key (stop_id, file_id)
    );
    create function remove_tour_stop_files() returns trigger language plpgsql as $$
    begin
      update files set removed_at = now() where id = old.file_id and removed_at is null;
      return null;
    end $$;
    create trigger tour_stop_document_files after delete on tour_stop_documents
      for each row execute function remove_tour_stop_files();

    create table tour_invitations (
      id bigint generated always as identity primary key,
      stop_id bigint not null references tour_stops (id) on delete cascade,
      organisation_id bigint not null references organisations (id),
      invited_by bigint references people (id),
      invited_at timestamptz not null,
      unique (stop_id, organisation_id)
    );
    create index tour_invitations_organisation on tour_invitations (organisation_id);

    create table tour_invitation_matches (
      invitation_id bigint not null references tour_invitations (id) on delete cascade,
      need_id bigint not null references needs (id),
      offering_id bigint not null references offerings (id),
      score_hundredths integer not null check (score_hundredths between 0 and 10000),
      primary key (invitation_id, need_id)
    );
    comment on table tour_invitation_matches is 'which needs the invitation named, and the offering that answers each best';
    create index tour_invitation_matches_need on tour_invitation_matches (need_id);
    create index tour_invitation_matches_offering on tour_invitation_matches (offering_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what organizers planned is not taken back')
}
