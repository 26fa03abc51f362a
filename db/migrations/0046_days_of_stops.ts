import { type Kysely, sql } from 'kysely'

/**
 * The days of a stop: its places are stages of its own; whoever comes has a ticket for it, those whom a sign-up names among
 * them; and who came in, came in there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table event_stages add column stop_id bigint references tour_stops (id) on delete cascade;
    comment on column event_stages.stop_id is 'of the tour; null: of the event as a whole';
    drop index event_stages_name;
    create unique index event_stages_name on event_stages (event_id, coalesce(stop_id, 0), name_zh)
      where removed_at is null;
    create index event_stages_stop on event_stages (stop_id) where stop_id is not null;

    alter table tour_sign_up_people add column email text not null default '';
    comment on column tour_sign_up_people.email is 'where their ticket is mailed to; empty: nowhere';

    alter table event_visitors add column sign_up_id bigint references tour_sign_ups (id);
    comment on column event_visitors.sign_up_id is 'of a tour, which names them: their ticket follows it; null: registered by themselves or a colleague';
    create unique index event_visitors_signed_up on event_visitors (sign_up_id, stop_id, name, phone)
      where state = 'registered' and sign_up_id is not null;
    drop index event_visitors_own;
    create unique index event_visitors_own on event_visitors (event_id, person_id, coalesce(stop_id, 0))
      where own and state = 'registered';
    drop index event_visitors_colleague;
    create unique index event_visitors_colleague
      on event_visitors (event_id, person_id, coalesce(stop_id, 0), name, phone)
      where not own and state = 'registered' and sign_up_id is null;

    alter table event_check_ins add column stop_id bigint references tour_stops (id);
    comment on column event_check_ins.stop_id is 'where they came in, of a tour';
    create index event_check_ins_stop on event_check_ins (stop_id, day) where stop_id is not null;
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('who comes to a stop, and who came, is not thrown away')
}
