import { type Kysely, sql } from 'kysely'

/**
 * Orders, what was paid for them and given back, and the ledger of it all. Amounts are whole minor units. What stands in
 * the ledger is never changed, which triggers hold, and every transaction of it comes to zero.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bank_accounts (
      organisation_id bigint primary key references organisations (id),
      payee text not null check (payee <> ''),
      bank text not null check (bank <> ''),
      account_number text not null check (account_number <> ''),
      updated_at timestamptz not null
    );
    comment on table bank_accounts is 'where an organisation that sells takes bank transfers';

    create table orders (
      id bigint generated always as identity primary key,
      subject text not null check (subject <> ''),
      path text not null check (path like '/%'),
      origin text not null,
      payer_id bigint not null references organisations (id),
      seller_id bigint not null references organisations (id),
      person_id bigint references people (id),
      currency char(3) not null,
      state text not null default 'open' check (state in
        ('open', 'transfer_chosen', 'paid', 'partly_refunded', 'refunded', 'cancelled')),
      net_minor bigint not null check (net_minor >= 0),
      tax_minor bigint not null check (tax_minor >= 0),
      total_minor bigint not null check (total_minor = net_minor + tax_minor and total_minor > 0),
      paid_minor bigint not null default 0 check (paid_minor >= 0),
      refunded_minor bigint not null default 0 check (refunded_minor between 0 and paid_minor),
      due_at timestamptz not null,
      transfer_due_at timestamptz not null check (transfer_due_at >= due_at),
      transfer_chosen_at timestamptz,
      paid_at timestamptz,
      cancelled_at timestamptz,
      cancel_reason text not null default '',
      invoice_title text not null default '',
      invoice_code text not null default '',
      reminded_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (state <> 'cancelled' or cancelled_at is not null)
    );
    comment on column orders.subject is 'what it is for, as the module that made it names it: booths:12';
    comment on column orders.due_at is 'by when it is to be paid, by card or by choosing to transfer';
    comment on column orders.paid_minor is 'all that came in and was not found to be an error';
    comment on column orders.refunded_minor is 'all that went back';
    create index orders_payer on orders (payer_id, id desc);
    create index orders_seller on orders (seller_id, id desc);
    create index orders_subject on orders (subject);
    create index orders_due on orders (transfer_due_at) where state = 'transfer_chosen';

    create table order_lines (
      order_id bigint not null references orders (id),
      line smallint not null check (line > 0),
      label_zh text not null check (label_zh <> ''),
      label_en text not null default '',
      quantity integer not null check (quantity > 0),
      unit_minor bigint not null check (unit_minor >= 0),
      tax_bp integer not null check (tax_bp between 0 and 10000),
      primary key (order_id, line)
    );
    comment on column order_lines.unit_minor is 'without tax';
    comment on column order_lines.tax_bp is 'in hundredths of a percent: 600 is 6 %';

    create table order_vouchers (
      order_id bigint not null references orders (id),
      file_id uuid not null references files (id),
      created_at timestamptz not null,
      primary key (order_id, file_id)
    );
    create index order_vouchers_file on order_vouchers (file_id);

    create table checkout_sessions (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders (id),
      attempt integer not null check (attempt > 0),
      stripe_id text unique,
      url text not null default '',
      intent_id text unique,
      amount_minor bigint not null check (amount_minor > 0),
      state text not null default 'open' check (state in ('open', 'complete', 'expired')),
      lang text not null check (lang in ('zh', 'en')),
      fault text not null default '',
      expires_at timestamptz not null,
      created_at timestamptz not null,
      checked_at timestamptz,
      unique (order_id, attempt)
    );
    comment on column checkout_sessions.stripe_id is 'null: Stripe was not asked yet, or its answer was lost';
    comment on column checkout_sessions.fault is 'what Stripe says that does not agree with the order: nothing was booked';
    create unique index checkout_sessions_open on checkout_sessions (order_id) where state = 'open';
    create index checkout_sessions_waiting on checkout_sessions (created_at) where state = 'open';

    create table payments (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders (id),
      method text not null check (method in ('card', 'transfer')),
      amount_minor bigint not null check (amount_minor > 0),
      session_id bigint unique references checkout_sessions (id),
      bank_reference text not null default '',
      received_on date,
      recorder_id bigint references people (id),
      reversed_at timestamptz,
      reversal_reason text not null default '',
      created_at timestamptz not null,
      check ((method = 'card') = (session_id is not null)),
      check (method = 'card' or (bank_reference <> '' and received_on is not null)),
      check (method = 'transfer' or reversed_at is null)
    );
    create index payments_order on payments (order_id);
    create unique index payments_bank on payments (order_id, bank_reference) where reversed_at is null and method = 'transfer';

    create table refunds (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders (id),
      payment_id bigint not null references payments (id),
      amount_minor bigint not null check (amount_minor > 0),
      state text not null default 'pending' check (state in ('pending', 'succeeded', 'failed')),
      reason text not null default '',
      stripe_id text unique,
      bank_reference text not null default '',
      paid_on date,
      requester_id bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index refunds_order on refunds (order_id);
    create index refunds_waiting on refunds (created_at) where state = 'pending';

    create table stripe_events (
      id text primary key,
      type text not null,
      session_id text,
      intent_id text,
      created_at timestamptz not null,
      received_at timestamptz not null,
      processed_at timestamptz,
      check (session_id is not null or intent_id is not null)
    );
    comment on table stripe_events is 'what to look at again: the state itself is always read from Stripe';
    create index stripe_events_waiting on stripe_events (received_at) where processed_at is null;
    create table stripe_polls (single boolean primary key default true check (single), polled_until timestamptz not null);

    create table ledger_transactions (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders (id),
      seller_id bigint not null references organisations (id),
      currency char(3) not null,
      kind text not null check (kind in ('invoiced', 'cancelled', 'received', 'reversed',
        'refund_owed', 'refund_paid', 'refund_returned', 'refund_dropped')),
      key text not null unique,
      at timestamptz not null
    );
    create index ledger_transactions_order on ledger_transactions (order_id);
    create index ledger_transactions_seller on ledger_transactions (seller_id, id);
    create table ledger_entries (
      transaction_id bigint not null references ledger_transactions (id),
      account text not null check (account in
        ('receivable', 'cash:stripe', 'cash:bank', 'revenue', 'tax', 'refunds_payable')),
      amount_minor bigint not null check (amount_minor <> 0),
      primary key (transaction_id, account)
    );
    comment on column ledger_entries.amount_minor is 'debit above zero, credit below';

    create function ledger_stands() returns trigger language plpgsql as
      $$ begin raise exception 'what stands in the ledger is not changed: post a counter-entry'; end $$;
    create trigger ledger_transactions_stand before update or delete on ledger_transactions
      for each row execute function ledger_stands();
    create trigger ledger_entries_stand before update or delete on ledger_entries
      for each row execute function ledger_stands();

    create function ledger_balances() returns trigger language plpgsql as $$
      declare posted bigint; total bigint;
      begin
        if tg_table_name = 'ledger_entries' then posted := new.transaction_id; else posted := new.id; end if;
        select sum(amount_minor) into total from ledger_entries where transaction_id = posted;
        if total is distinct from 0 then
          raise exception 'ledger transaction % comes to %, not to zero', posted, coalesce(total::text, 'nothing');
        end if;
        return null;
      end $$;
    create constraint trigger ledger_entries_balance after insert on ledger_entries
      deferrable initially deferred for each row execute function ledger_balances();
    create constraint trigger ledger_transactions_balance after insert on ledger_transactions
      deferrable initially deferred for each row execute function ledger_balances();
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was paid is not taken back')
}
