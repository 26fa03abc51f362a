import { type Kysely, sql } from 'kysely'

/**
 * What becomes of an introduction: a trial that both sides agree on, and the outcome it ends in. Of what does not
 * suit, the failing demands are kept as they were on that day, so that the enterprise can read them together.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table introduction_trials (
      id bigint generated always as identity primary key,
      introduction_id bigint not null references introductions (id),
      kind text not null check (kind in ('simulated', 'drill', 'actual')),
      state text not null default 'proposed'
        check (state in ('proposed', 'agreed', 'declined', 'cancelled', 'replaced', 'held')),
      place text not null check (place <> ''),
      begins_on date not null,
      ends_on date not null check (ends_on >= begins_on),
      measures text not null check (measures <> ''),
      proposed_by text not null check (proposed_by in ('enterprise', 'team')),
      proposer_id bigint references people (id),
      proposed_at timestamptz not null,
      answered_at timestamptz,
      answerer_id bigint references people (id),
      answer_text text not null default '',
      result text check (result in ('met', 'partly', 'not_met')),
      result_text text not null default '',
      recorder_id bigint references people (id),
      held_at timestamptz,
      updated_at timestamptz not null,
      check ((state = 'held') = (result is not null and held_at is not null))
    );
    comment on column introduction_trials.measures is 'what will be measured, in words';
    create unique index introduction_trials_live on introduction_trials (introduction_id)
      where state in ('proposed', 'agreed');
    create index introduction_trials_introduction on introduction_trials (introduction_id);

    alter table introductions
      add column ended_by text check (ended_by in ('enterprise', 'team')),
      add column ender_id bigint references people (id),
      add column outcome text check (outcome in ('agreed', 'not_suitable', 'lost', 'no_response')),
      add column outcome_reason text check (outcome_reason in
        ('price', 'lead_time', 'other_supplier', 'supply', 'service', 'not_needed', 'other')),
      add column outcome_text text not null default '',
      add column quantity integer check (quantity > 0),
      add column value_minor bigint check (value_minor >= 0),
      add column currency char(3),
      add check ((state = 'ended') = (outcome is not null)),
      add check ((outcome = 'lost') = (outcome_reason is not null)),
      add check ((outcome = 'agreed') = (quantity is not null)),
      add check ((value_minor is null) = (currency is null));
    comment on column introductions.quantity is 'pieces agreed on: they count as met for the need';
    comment on column introductions.value_minor is 'what was agreed on, in minor units; for the two sides alone';

    create table introduction_failings (
      introduction_id bigint not null references introductions (id) on delete cascade,
      kind text not null check (kind in ('constraint', 'condition', 'deadline', 'budget', 'track')),
      code text not null,
      op text check (op in ('>=', '<=', '=', 'present')),
      unit text,
      shortfall double precision check (shortfall >= 0),
      primary key (introduction_id, kind, code)
    );
    comment on table introduction_failings is 'the demands of the need that the offering failed when it was found not suitable';
    comment on column introduction_failings.shortfall is 'how far off, in the canonical unit; null where it is no figure';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was tried and decided is not taken back')
}
