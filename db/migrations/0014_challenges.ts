import { type Kysely, sql } from 'kysely'

/**
 * The research-demand list. A need that ends without an acceptable match has an entry there, made by the database in
 * the transaction of its closing, whoever closes it. Entries that ask for the same are merged by pointing at the one
 * that is kept, so that nothing that hangs on them moves. Reviewers rate entries and publish them as challenges,
 * which enterprises and institutes answer with a proposal.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table organisations drop constraint organisations_kind_check;
    alter table organisations add constraint organisations_kind_check
      check (kind in ('enterprise', 'institute', 'rescue_team', 'organizer', 'association'));

    create table challenges (
      id bigint generated always as identity primary key,
      need_id bigint unique references needs (id) on delete set null,
      state text not null default 'listed' check (state in ('listed', 'published', 'closed')),
      merged_into bigint references challenges (id),
      title_zh text not null default '',
      title_en text not null default '',
      text_zh text not null default '',
      text_en text not null default '',
      scenario_codes text[] not null default '{}',
      track_codes text[] not null default '{}',
      answers_until date,
      version integer not null default 1,
      published_at timestamptz,
      closed_at timestamptz,
      closed_how text check (closed_how in ('answered', 'unanswered')),
      closing_text text not null default '',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (merged_into <> id),
      check ((state = 'closed') = (closed_how is not null and closed_at is not null)),
      check (state = 'listed'
        or (title_zh <> '' and text_zh <> '' and answers_until is not null and published_at is not null))
    );
    comment on column challenges.need_id is 'the need whose closing made the entry';
    comment on column challenges.merged_into is 'the entry kept in its place; null: it stands by itself';
    comment on column challenges.answers_until is 'the last day on which a proposal is taken';
    create index challenges_merged on challenges (merged_into) where merged_into is not null;
    create index challenges_public on challenges (state) where state <> 'listed' and merged_into is null;

    create table challenge_ratings (
      challenge_id bigint not null references challenges (id) on delete cascade,
      person_id bigint not null references people (id),
      urgency smallint not null check (urgency between 1 and 5),
      difficulty smallint not null check (difficulty between 1 and 5),
      rationale text not null check (rationale <> ''),
      rated_at timestamptz not null,
      primary key (challenge_id, person_id)
    );

    create function list_unmet_need() returns trigger language plpgsql as $$
    begin
      insert into challenges (need_id, created_at, updated_at)
        values (new.id, new.updated_at, new.updated_at) on conflict (need_id) do nothing;
      return null;
    end $$;
    create trigger needs_unmet_are_listed after insert or update of state on needs
      for each row when (new.state = 'no_acceptable_match' and not new.reference)
      execute function list_unmet_need();
    insert into challenges (need_id, created_at, updated_at)
      select id, updated_at, updated_at from needs
      where state = 'no_acceptable_match' and not reference order by id;

    create table challenge_proposals (
      id bigint generated always as identity primary key,
      challenge_id bigint not null references challenges (id),
      organisation_id bigint not null references organisations (id),
      state text not null default 'draft'
        check (state in ('draft', 'submitted', 'withdrawn', 'shortlisted', 'declined')),
      title text not null default '',
      approach text not null default '',
      maturity text check (maturity in ('idea', 'laboratory', 'prototype', 'field_tested', 'product')),
      duration_months integer check (duration_months between 1 and 120),
      cost_min_minor bigint check (cost_min_minor >= 0),
      cost_max_minor bigint check (cost_max_minor >= cost_min_minor),
      currency text not null default 'CNY',
      offering_id bigint references offerings (id) on delete set null,
      version integer not null default 1,
      submitted_at timestamptz,
      told_at timestamptz,
      decision_reason text not null default '',
      decided_by bigint references people (id),
      decided_for bigint references organisations (id),
      decided_at timestamptz,
      created_by bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (challenge_id, organisation_id),
      check ((cost_min_minor is null) = (cost_max_minor is null)),
      check (state in ('draft', 'withdrawn') or (title <> '' and approach <> '' and maturity is not null
        and duration_months is not null and submitted_at is not null)),
      check ((state in ('shortlisted', 'declined')) = (decided_at is not null))
    );
    comment on column challenge_proposals.cost_min_minor is 'minor units; the same as the other where it is one figure';
    comment on column challenge_proposals.told_at is 'when the teams behind the challenge were told of it, once';
    comment on column challenge_proposals.decided_for is 'the team it was decided for; null: a reviewer decided';
    create index challenge_proposals_organisation on challenge_proposals (organisation_id);
    create index challenge_proposals_offering on challenge_proposals (offering_id) where offering_id is not null;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was asked and answered with these tables is not taken back')
}
