import { type Kysely, sql } from 'kysely'

/**
 * Who comes to an event: each row is a visitor with a ticket, registered by a person with an account for themselves or
 * for a colleague. And the keys that tickets are signed with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_visitors (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      person_id bigint not null references people (id),
      own boolean not null,
      organisation_id bigint references organisations (id),
      kind text not null check (kind in ('team', 'professional')),
      name text not null check (name <> ''),
      organisation_name text not null default '',
      title text not null default '',
      phone text not null default '',
      email text not null default '',
      state text not null default 'registered' check (state in ('registered', 'cancelled')),
      number text not null check (number ~ '^[0-9]{10}$'),
      issue integer not null default 1 check (issue > 0),
      shares_contact boolean not null default false,
      agreed_at timestamptz not null,
      printed_issue integer,
      printed_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      cancelled_at timestamptz,
      unique (event_id, number),
      check (kind <> 'team' or organisation_id is not null),
      check ((state = 'cancelled') = (cancelled_at is not null)),
      check ((printed_issue is null) = (printed_at is null))
    );
    comment on column event_visitors.person_id is 'who registered';
    comment on column event_visitors.own is 'the visitor is that person; false: a colleague';
    comment on column event_visitors.organisation_id is 'the team or organisation that they come for';
    comment on column event_visitors.organisation_name is 'as printed on the badge';
    comment on column event_visitors.number is 'of the ticket, random; the last digit checks the others';
    comment on column event_visitors.issue is 'counts tickets under the number: only the last one is good';
    comment on column event_visitors.shares_contact is 'exhibitors who scan the ticket see phone and e-mail';
    comment on column event_visitors.agreed_at is 'when whoever registered agreed to how these data are used';
    comment on column event_visitors.printed_issue is 'of the last badge that was printed';
    create unique index event_visitors_own on event_visitors (event_id, person_id)
      where own and state = 'registered';
    create unique index event_visitors_colleague on event_visitors (event_id, person_id, name, phone)
      where not own and state = 'registered';
    create index event_visitors_list on event_visitors (event_id, created_at desc, id desc);
    create index event_visitors_changed on event_visitors (event_id, updated_at, id);
    create index event_visitors_person on event_visitors (person_id);
    create index event_visitors_organisation on event_visitors (organisation_id) where organisation_id is not null;

    create table event_ticket_keys (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      public_key bytea not null check (octet_length(public_key) = 32),
      sealed_key bytea not null,
      created_at timestamptz not null
    );
    comment on table event_ticket_keys is 'Ed25519; tickets signed with any of an event are good, the last one that opens signs';
    comment on column event_ticket_keys.sealed_key is 'the private key, PKCS 8, sealed with SECRET_KEY';
    create index event_ticket_keys_event on event_ticket_keys (event_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who comes to an event is not thrown away')
}
