import { type Kysely, sql } from 'kysely'

/** Who came in at which gate, and which visitors exhibitors have scanned at their booths. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_check_ins (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      visitor_id bigint not null references event_visitors (id),
      client_id uuid not null,
      gate text not null check (gate <> ''),
      day date not null,
      scanned_at timestamptz not null,
      received_at timestamptz not null,
      how text not null check (how in ('scanned', 'typed', 'found')),
      issue integer,
      result text not null check (result in ('entered', 'again', 'cancelled', 'replaced')),
      person_id bigint references people (id),
      unique (event_id, client_id)
    );
    comment on column event_check_ins.client_id is 'made at the gate: sent again, it is the same scan';
    comment on column event_check_ins.day is 'of the scan, in Asia/Shanghai';
    comment on column event_check_ins.issue is 'of the code that was scanned; null: the number was typed or found by name';
    comment on column event_check_ins.person_id is 'who stood at the gate';
    create unique index event_check_ins_entry on event_check_ins (visitor_id, day) where result = 'entered';
    create index event_check_ins_day on event_check_ins (event_id, day, gate);
    create index event_check_ins_received on event_check_ins (event_id, received_at);

    create table event_leads (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      organisation_id bigint not null references organisations (id),
      visitor_id bigint not null references event_visitors (id),
      answer text check (answer in ('yes', 'no')),
      answered_at timestamptz,
      rating integer check (rating between 1 and 3),
      note text not null default '',
      person_id bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (event_id, organisation_id, visitor_id),
      check ((answer is null) = (answered_at is null))
    );
    comment on column event_leads.organisation_id is 'the exhibitor that scanned the visitor';
    comment on column event_leads.answer is 'whether this exhibitor may see who it is; null: what the visitor says of all exhibitors holds';
    create index event_leads_visitor on event_leads (visitor_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who came, and whom exhibitors met, is not thrown away')
}
