import { type Kysely, sql } from 'kysely'

/**
 * Who exhibits, and which booths they take: applications with the offerings that will be shown, bookings of one or more
 * booths with their options, those who wait for a booth, and booths that were given in place of others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table exhibitor_applications (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      organisation_id bigint not null references organisations (id),
      state text not null check (state in ('submitted', 'accepted', 'returned', 'rejected', 'withdrawn')),
      fascia_zh text not null check (fascia_zh <> ''),
      fascia_en text not null default '',
      note text not null default '',
      member boolean not null default false,
      reason text not null default '',
      submitted_by bigint references people (id),
      submitted_at timestamptz not null,
      decided_by bigint references people (id),
      decided_at timestamptz,
      updated_at timestamptz not null,
      unique (event_id, organisation_id)
    );
    comment on column exhibitor_applications.fascia_zh is 'the name above the booth';
    comment on column exhibitor_applications.member is 'of the association, as the organizer says: member prices';
    create index exhibitor_applications_organisation on exhibitor_applications (organisation_id);

    create table application_offerings (
      application_id bigint not null references exhibitor_applications (id) on delete cascade,
      offering_id bigint not null references offerings (id),
      primary key (application_id, offering_id)
    );
    create index application_offerings_offering on application_offerings (offering_id);

    create table booth_bookings (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      organisation_id bigint not null references organisations (id),
      state text not null check (state in ('held', 'confirmed', 'lapsed', 'released', 'cancelled')),
      person_id bigint references people (id),
      held_at timestamptz not null,
      lapses_at timestamptz not null,
      ended_at timestamptz,
      reason text not null default '',
      waited boolean not null default false,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      net_minor bigint not null check (net_minor >= 0),
      tax_minor bigint not null check (tax_minor >= 0),
      updated_at timestamptz not null
    );
    comment on column booth_bookings.waited is 'given to whoever waited for it';
    create unique index booth_bookings_held on booth_bookings (event_id, organisation_id) where state = 'held';
    create index booth_bookings_event on booth_bookings (event_id, updated_at desc);
    create index booth_bookings_lapse on booth_bookings (lapses_at) where state = 'held';

    alter table booth_holds
      add column booking_id bigint references booth_bookings (id),
      add column rate text check (rate in ('standard', 'early', 'member')),
      add column unit_minor bigint check (unit_minor >= 0),
      add column net_minor bigint check (net_minor >= 0),
      add column tax_minor bigint check (tax_minor >= 0);
    comment on column booth_holds.unit_minor is 'what was asked when it was taken: later prices change nothing';
    create index booth_holds_booking on booth_holds (booking_id);

    create table booking_options (
      booking_id bigint not null references booth_bookings (id),
      option_id bigint not null references booth_options (id),
      quantity integer not null check (quantity > 0),
      unit_minor bigint not null check (unit_minor >= 0),
      net_minor bigint not null check (net_minor >= 0),
      tax_minor bigint not null check (tax_minor >= 0),
      primary key (booking_id, option_id)
    );
    create index booking_options_option on booking_options (option_id);

    create table booth_waits (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      booth_id bigint not null references booths (id),
      organisation_id bigint not null references organisations (id),
      state text not null default 'waiting' check (state in ('waiting', 'given', 'left')),
      since timestamptz not null,
      ended_at timestamptz
    );
    create unique index booth_waits_once on booth_waits (booth_id, organisation_id) where state = 'waiting';
    create index booth_waits_event on booth_waits (event_id) where state = 'waiting';

    create table booth_reallocations (
      id bigint generated always as identity primary key,
      booking_id bigint not null references booth_bookings (id),
      from_booth_id bigint not null references booths (id),
      to_booth_id bigint not null references booths (id),
      reason text not null check (reason <> ''),
      person_id bigint references people (id),
      at timestamptz not null
    );
    create index booth_reallocations_booking on booth_reallocations (booking_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who exhibits where is not taken back')
}
