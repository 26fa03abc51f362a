import { type Kysely, sql } from 'kysely'

/**
 * Orders in two instalments: a deposit first, the rest by a day of its own, which an event says. What a seller keeps of a
 * cancelled order is written down too. Orders that were made before have none of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table events
      add column balance_days integer not null default 30 check (balance_days between 0 and 365);
    comment on column events.balance_days is 'how many days before it opens the rest of what booths cost is due';

    alter table orders
      add column deposit_minor bigint,
      add column balance_due_at timestamptz,
      add column balance_reminded_at timestamptz,
      add column overdue_told_at timestamptz,
      add column retained_minor bigint not null default 0,
      add column seller_path text check (seller_path like '/%'),
      add constraint orders_deposit check (deposit_minor > 0 and deposit_minor < total_minor),
      add constraint orders_instalments check ((deposit_minor is null) = (balance_due_at is null)),
      add constraint orders_balance_due check (balance_due_at > transfer_due_at),
      add constraint orders_retained check (retained_minor >= 0 and (retained_minor = 0 or cancelled_at is not null)),
      drop constraint orders_state_check,
      add constraint orders_state_check check (state in
        ('open', 'transfer_chosen', 'deposit_paid', 'paid', 'partly_refunded', 'refunded', 'cancelled')),
      add constraint orders_deposit_paid check (state <> 'deposit_paid' or deposit_minor is not null);
    comment on column orders.deposit_minor is 'what is paid first, of the total; null: all of it at once';
    comment on column orders.balance_due_at is 'by when what the deposit leaves is to be paid';
    comment on column orders.retained_minor is 'what the seller keeps of what was paid for a cancelled order';
    comment on column orders.seller_path is 'where the seller handles what it is for; null: as path';
    create index orders_balance_due on orders (balance_due_at) where state = 'deposit_paid';

    alter table checkout_sessions
      add column part text not null default 'all' check (part in ('deposit', 'balance', 'all'));
    comment on column checkout_sessions.part is 'what of the order is paid in it; all: whatever is missing';

    alter table ledger_transactions drop constraint ledger_transactions_kind_check;
    alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in
      ('invoiced', 'cancelled', 'received', 'reversed', 'refund_owed', 'refund_paid', 'refund_returned',
       'refund_dropped', 'retained'));
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was agreed is not taken back')
}
