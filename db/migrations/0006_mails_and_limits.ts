import { type Kysely, sql } from 'kysely'

/** Mail that is to go out or went out, and the counters of the rate limits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mails (
      id bigint generated always as identity primary key,
      kind text not null,
      person_id bigint references people (id) on delete set null,
      to_address text not null,
      subject text not null,
      body_text text not null,
      message_id text not null unique,
      created_at timestamptz not null default now(),
      attempts smallint not null default 0,
      last_error text,
      sent_at timestamptz
    );
    comment on column mails.message_id is 'made once, so that a repeated sending is the same mail';
    create index mails_newest on mails (id desc);
    create index mails_unsent on mails (id) where sent_at is null;

    -- The form that rate-limiter-flexible reads and writes; counters may be lost, hence unlogged.
    create unlogged table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limits_expiry on rate_limits (expire);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table rate_limits, mails`.execute(db)
}
