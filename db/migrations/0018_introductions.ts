import { type Kysely, sql } from 'kysely'

/**
 * Introductions: one side of a pair of offering and need asks, the other answers. That a pair has one open
 * introduction at most is held by an index, whoever asks and however often.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table introductions (
      id bigint generated always as identity primary key,
      offering_id bigint not null references offerings (id),
      need_id bigint not null references needs (id),
      enterprise_id bigint not null references organisations (id),
      team_id bigint not null references organisations (id),
      asked_by text not null check (asked_by in ('enterprise', 'team')),
      asker_id bigint references people (id),
      reason text not null check (reason <> ''),
      state text not null default 'asked'
        check (state in ('asked', 'accepted', 'declined', 'lapsed', 'withdrawn', 'ended')),
      asked_at timestamptz not null,
      lapses_at timestamptz not null,
      reminded_at timestamptz,
      answered_at timestamptz,
      answerer_id bigint references people (id),
      decline_reason text check (decline_reason in
        ('not_suitable', 'no_capacity', 'out_of_region', 'budget', 'already_found', 'conflict', 'other')),
      answer_text text not null default '',
      ended_at timestamptz,
      updated_at timestamptz not null,
      check (enterprise_id <> team_id),
      check ((state = 'declined') = (decline_reason is not null)),
      check (state not in ('accepted', 'declined', 'ended') or answered_at is not null),
      check ((state = 'ended') = (ended_at is not null))
    );
    comment on table introductions is 'enterprise_id and team_id are those of the offering and the need when it was asked';
    comment on column introductions.lapses_at is 'not answered by then, it has lapsed, whether or not it is marked';
    create unique index introductions_open on introductions (offering_id, need_id)
      where state in ('asked', 'accepted');
    create index introductions_enterprise on introductions (enterprise_id, updated_at desc, id desc);
    create index introductions_team on introductions (team_id, updated_at desc, id desc);
    create index introductions_need on introductions (need_id);
    create index introductions_waiting on introductions (lapses_at) where state = 'asked';

    create table organisation_blocks (
      organisation_id bigint not null references organisations (id) on delete cascade,
      blocked_id bigint not null references organisations (id) on delete cascade,
      created_by bigint references people (id),
      created_at timestamptz not null,
      primary key (organisation_id, blocked_id),
      check (organisation_id <> blocked_id)
    );
    comment on table organisation_blocks is 'blocked_id can ask organisation_id for no introduction, and is not told why';
    create index organisation_blocks_blocked on organisation_blocks (blocked_id);

    create table introduction_pauses (
      organisation_id bigint primary key references organisations (id) on delete cascade,
      until date,
      created_by bigint references people (id),
      created_at timestamptz not null
    );
    comment on column introduction_pauses.until is 'the last day without new requests; null: until it is taken back';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what two organisations agreed on is not taken back')
}
