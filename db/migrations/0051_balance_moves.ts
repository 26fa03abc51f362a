import { type Kysely, sql } from 'kysely'

/** The day by which the rest of an order is due can be moved; what was said of it stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table balance_moves (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders,
      from_at timestamptz not null,
      to_at timestamptz not null check (to_at <> from_at),
      reason text not null check (reason <> ''),
      person_id bigint references people on delete set null,
      at timestamptz not null
    );
    comment on table balance_moves is 'each time that the seller moved the day by which the rest of an order is due';
    create index balance_moves_order on balance_moves (order_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was agreed is not taken back')
}
