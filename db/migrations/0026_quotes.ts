import { type Kysely, sql } from 'kysely'

/**
 * Quotes: what an enterprise asks for what it offers to a need, in versions. A version is never changed once it was
 * sent, which a trigger holds; an accepted one is named by its number.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table quotes (
      introduction_id bigint primary key references introductions (id),
      state text not null check (state in
        ('requested', 'refused', 'cancelled', 'offered', 'declined', 'withdrawn', 'accepted', 'amending')),
      request_text text not null default '',
      request_quantity integer check (request_quantity > 0),
      reply_by date,
      requested_at timestamptz,
      requester_id bigint references people (id),
      version integer not null default 0 check (version >= 0),
      accepted_version integer check (accepted_version between 1 and version),
      accepted_at timestamptz,
      accepter_id bigint references people (id),
      reason text not null default '',
      last_event text not null check (last_event in
        ('request', 'refuse', 'cancel', 'send', 'accept', 'decline', 'withdraw')),
      updated_at timestamptz not null,
      check ((state in ('accepted', 'amending')) = (accepted_version is not null)),
      check ((accepted_version is null) = (accepted_at is null)),
      check (state <> 'requested' or requested_at is not null),
      check (state not in ('offered', 'declined', 'withdrawn', 'accepted', 'amending') or version > 0)
    );
    comment on table quotes is 'one an introduction; changed under the lock of the introduction';
    comment on column quotes.version is 'the newest; 0: none was sent yet';
    comment on column quotes.reason is 'of the last no: why it was refused, declined or withdrawn';
    comment on column quotes.last_event is 'what led to the state: the same once more is a repetition';

    create table quote_versions (
      introduction_id bigint not null references quotes (introduction_id),
      version integer not null check (version > 0),
      currency char(3) not null,
      tax_rate integer not null check (tax_rate between 0 and 10000),
      tax_included boolean not null,
      delivery_days integer check (delivery_days >= 0),
      delivery_text text not null default '',
      valid_until date not null,
      note text not null default '',
      net_minor bigint not null check (net_minor >= 0),
      tax_minor bigint not null check (tax_minor >= 0),
      total_minor bigint not null check (total_minor = net_minor + tax_minor),
      author_id bigint references people (id),
      sent_at timestamptz not null,
      primary key (introduction_id, version)
    );
    comment on column quote_versions.tax_rate is 'in hundredths of a percent: 1300 is 13 %';

    alter table quotes add foreign key (introduction_id, accepted_version)
      references quote_versions (introduction_id, version);

    create table quote_lines (
      introduction_id bigint not null,
      version integer not null,
      line smallint not null check (line > 0),
      name text not null check (name <> ''),
      quantity_hundredths bigint not null check (quantity_hundredths > 0),
      unit text not null default '',
      price_minor bigint not null check (price_minor >= 0),
      amount_minor bigint not null check (amount_minor >= 0),
      primary key (introduction_id, version, line),
      foreign key (introduction_id, version) references quote_versions (introduction_id, version)
    );

    create table quote_files (
      introduction_id bigint not null,
      version integer not null,
      file_id uuid not null references files (id),
      primary key (introduction_id, version, file_id),
      foreign key (introduction_id, version) references quote_versions (introduction_id, version)
    );
    create index quote_files_file on quote_files (file_id);

    create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'what was quoted is not changed: send another version'; end $$;
    create trigger quote_versions_stand before update on quote_versions
      for each row execute function refuse_change();
    create trigger quote_lines_stand before update on quote_lines
      for each row execute function refuse_change();
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was quoted is not taken back')
}
