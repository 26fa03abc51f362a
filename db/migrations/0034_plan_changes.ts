import { type Kysely, sql } from 'kysely'

/** Every act on a plan, one a version of its hall: what makes it safe to repeat, and what taking it back needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_changes (
      id bigint generated always as identity primary key,
      hall_id bigint not null references halls (id) on delete cascade,
      version integer not null,
      act text not null,
      asked jsonb not null,
      before jsonb not null,
      person_id bigint references people (id),
      made_at timestamptz not null,
      undone_at timestamptz,
      unique (hall_id, version)
    );
    comment on column plan_changes.version is 'of the hall, which the act led to';
    comment on column plan_changes.asked is 'the act as it was sent: sent again by the same person, it is known';
    comment on column plan_changes.before is 'how each booth and element that it touched stood before; null: it was not there';

    alter table plan_elements add column removed_at timestamptz;
    drop index plan_elements_hall;
    create index plan_elements_hall on plan_elements (hall_id) where removed_at is null;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what organizers drew is not taken back')
}
