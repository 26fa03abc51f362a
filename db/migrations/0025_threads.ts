import { type Kysely, sql } from 'kysely'

/**
 * The thread of an introduction: what its two sides write to each other, and how far each person has read. A message
 * has an id of whoever sends it as well, so that what is sent again is there once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table introduction_messages (
      id bigint generated always as identity primary key,
      introduction_id bigint not null references introductions (id) on delete cascade,
      side text not null check (side in ('enterprise', 'team')),
      author_id bigint not null references people (id),
      client_id uuid not null,
      kind text not null check (kind in ('text', 'document', 'card')),
      body text not null default '',
      file_id uuid references files (id),
      card jsonb,
      created_at timestamptz not null,
      taken_back_at timestamptz,
      unique (introduction_id, client_id),
      check (taken_back_at is null or (body = '' and card is null)),
      check (taken_back_at is not null or kind <> 'text' or body <> ''),
      check ((kind = 'document') = (file_id is not null)),
      check (taken_back_at is not null or (kind = 'card') = (card is not null))
    );
    comment on table introduction_messages is 'ids of one introduction rise in the order in which they were committed: whoever writes one holds the lock of the introduction';
    comment on column introduction_messages.client_id is 'made before it is sent: sent again, it is the same message';
    comment on column introduction_messages.card is 'the name card as it was when it was sent';
    create index introduction_messages_thread on introduction_messages (introduction_id, id);
    create index introduction_messages_file on introduction_messages (file_id) where file_id is not null;

    create table introduction_reads (
      introduction_id bigint not null references introductions (id) on delete cascade,
      person_id bigint not null references people (id) on delete cascade,
      message_id bigint not null,
      read_at timestamptz not null,
      primary key (introduction_id, person_id)
    );
    comment on column introduction_reads.message_id is 'the last one that the person has seen';

    create index notices_unread_of on notices (subject, event) where read_at is null;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what two sides wrote to each other is not thrown away')
}
