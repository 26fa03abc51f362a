import { type Kysely, sql } from 'kysely'

/** What a sign-up brings comes to all the stops that it covers, but for those that are named here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table tour_sign_up_offerings add column left_out_at bigint[] not null default '{}';
    alter table tour_sign_up_needs add column left_out_at bigint[] not null default '{}';
    comment on column tour_sign_up_offerings.left_out_at is 'stops of the sign-up to which it is not brought';
    comment on column tour_sign_up_needs.left_out_at is 'stops of the sign-up to which it is not brought';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what is not brought to a stop is not taken back')
}
