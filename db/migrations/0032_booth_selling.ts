import { type Kysely, sql } from 'kysely'

/** What of an exhibition is taken, and what a deposit is: a part of the price, so that it holds for booths of every size. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table booth_classes drop column deposit_minor;
    alter table booth_classes
      add column deposit_percent integer not null default 100 check (deposit_percent between 0 and 100),
      add column version integer not null default 1;
    comment on column booth_classes.deposit_percent is 'of the price with tax, paid to keep the booth; 100: all of it at once';
    alter table booth_options add column version integer not null default 1;

    create table booth_holds (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id),
      booth_id bigint not null references booths (id),
      organisation_id bigint not null references organisations (id),
      state text not null check (state in ('held', 'sold', 'released')),
      held_at timestamptz not null,
      lapses_at timestamptz,
      check (state <> 'held' or lapses_at is not null)
    );
    comment on column booth_holds.lapses_at is 'a hold past it counts as free wherever it is read, even before it is released';
    create unique index booth_holds_active on booth_holds (booth_id) where state in ('held', 'sold');
    create index booth_holds_event on booth_holds (event_id) where state in ('held', 'sold');
    create index booth_holds_organisation on booth_holds (organisation_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who holds a booth is not taken back')
}
