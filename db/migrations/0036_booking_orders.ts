import { type Kysely, sql } from 'kysely'

/** What a booking of booths is paid by. One that was made before there were orders has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table booth_bookings add column order_id bigint references orders (id);
    create unique index booth_bookings_order on booth_bookings (order_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was ordered is not taken back')
}
