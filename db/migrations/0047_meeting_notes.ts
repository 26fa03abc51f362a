import { type Kysely, sql } from 'kysely'

/**
 * Every note of a meeting that arrived, by the id that it was given where it was made: some come hours later and twice. What
 * counts of them stands in `meeting_records`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting_notes (
      request_id bigint not null references meeting_requests (id),
      side text not null check (side in ('enterprise', 'team')),
      client_id uuid not null,
      person_id bigint not null references people (id),
      recorded_at timestamptz not null,
      received_at timestamptz not null,
      primary key (request_id, side, client_id)
    );
    comment on column meeting_notes.recorded_at is 'by the clock here, as it was told when the note first arrived';
    create index meeting_notes_person on meeting_notes (person_id);
  `.execute(db)
}
