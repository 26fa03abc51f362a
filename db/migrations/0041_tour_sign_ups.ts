import { type Kysely, sql } from 'kysely'

/**
 * Who takes part in a tour: one sign-up an organisation for the whole tour, the stops that it covers, and what comes
 * along: offerings with what each needs on site, needs, people.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tour_sign_ups (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      organisation_id bigint not null references organisations (id),
      side text not null check (side in ('enterprise', 'team')),
      contact_name text not null default '',
      contact_phone text not null default '',
      note text not null default '',
      version integer not null default 1,
      signed_by bigint references people (id),
      signed_at timestamptz not null,
      updated_at timestamptz not null,
      unique (event_id, organisation_id),
      unique (id, side)
    );
    create index tour_sign_ups_organisation on tour_sign_ups (organisation_id);

    create table tour_sign_up_stops (
      sign_up_id bigint not null,
      stop_id bigint not null references tour_stops (id),
      side text not null,
      state text not null check (state in ('accepted', 'waiting', 'withdrawn', 'removed')),
      since timestamptz not null,
      reason text not null default '',
      updated_at timestamptz not null,
      primary key (sign_up_id, stop_id),
      foreign key (sign_up_id, side) references tour_sign_ups (id, side) on delete cascade,
      check (state <> 'removed' or reason <> '')
    );
    comment on column tour_sign_up_stops.since is 'when it was asked for: who waits longest comes first';
    comment on column tour_sign_up_stops.state is 'accepted: counts against the capacity of its side; withdrawn: by the organisation; removed: by the organizer';
    create index tour_sign_up_stops_stop on tour_sign_up_stops (stop_id, side, state, since, sign_up_id);

    create table tour_sign_up_offerings (
      sign_up_id bigint not null references tour_sign_ups (id) on delete cascade,
      offering_id bigint not null references offerings (id),
      power_watts integer check (power_watts between 1 and 10000000),
      water boolean not null default false,
      space_m2 integer check (space_m2 between 1 and 1000000),
      flight boolean not null default false,
      note text not null default '',
      primary key (sign_up_id, offering_id)
    );
    comment on column tour_sign_up_offerings.power_watts is 'what it needs on site, as the three columns after it; null or false: nothing';
    comment on column tour_sign_up_offerings.flight is 'flies, so that the organizer asks for permission';
    create index tour_sign_up_offerings_offering on tour_sign_up_offerings (offering_id);

    create table tour_sign_up_needs (
      sign_up_id bigint not null references tour_sign_ups (id) on delete cascade,
      need_id bigint not null references needs (id),
      primary key (sign_up_id, need_id)
    );
    create index tour_sign_up_needs_need on tour_sign_up_needs (need_id);

    create table tour_sign_up_people (
      sign_up_id bigint not null references tour_sign_ups (id) on delete cascade,
      position smallint not null check (position > 0),
      name text not null check (name <> ''),
      duty text not null default '',
      phone text not null default '',
      primary key (sign_up_id, position)
    );
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who takes part is not taken back')
}
