import { type Kysely, sql } from 'kysely'

/**
 * Events of organizers, and what an exhibition is drawn of: halls, booth classes, booths, and what stands between them.
 * Lengths on a plan are whole cells of 0.5 m, counted from the hall's top left corner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table events (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('exhibition', 'tour')),
      organisation_id bigint not null references organisations (id),
      state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
      title_zh text not null check (title_zh <> ''),
      title_en text not null default '',
      text_zh text not null default '',
      text_en text not null default '',
      place_zh text not null default '',
      place_en text not null default '',
      address_zh text not null default '',
      address_en text not null default '',
      region text,
      starts_on date not null,
      ends_on date not null,
      opens time not null,
      closes time not null,
      contact_name text not null default '',
      contact_phone text not null default '',
      contact_email text not null default '',
      exhibitors_from date not null,
      exhibitors_until date not null,
      visitors_from date not null,
      visitors_until date not null,
      terms_zh text not null default '',
      terms_en text not null default '',
      early_until date,
      hold_minutes integer not null default 60 check (hold_minutes between 45 and 1440),
      transfer_days integer not null default 5 check (transfer_days between 1 and 30),
      accepts_verified boolean not null default false,
      sample boolean not null default false,
      version integer not null default 1,
      plan_published_at timestamptz,
      published_at timestamptz,
      cancelled_at timestamptz,
      cancel_reason text not null default '',
      created_by bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_on >= starts_on),
      check (closes > opens),
      check (exhibitors_until >= exhibitors_from),
      check (visitors_until >= visitors_from),
      check ((state = 'cancelled') = (cancelled_at is not null)),
      check (state = 'draft' or published_at is not null)
    );
    comment on column events.opens is 'each day, in Asia/Shanghai, as all days of an event';
    comment on column events.hold_minutes is 'how long a picked booth is kept before it is paid; longer than a card session of 30 minutes';
    comment on column events.transfer_days is 'how long it is kept once a bank transfer was chosen';
    create index events_organisation on events (organisation_id, starts_on desc);
    create index events_public on events (starts_on) where state <> 'draft';

    create table halls (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      code text not null check (code <> ''),
      name_zh text not null check (name_zh <> ''),
      name_en text not null default '',
      width integer not null check (width between 8 and 800),
      depth integer not null check (depth between 8 and 800),
      version integer not null default 1,
      updated_at timestamptz not null,
      unique (event_id, code)
    );
    comment on column halls.width is 'cells of 0.5 m';
    comment on column halls.version is 'counts changes of the plan: whoever drew on an older one is told so';

    create table booth_classes (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      code text not null check (code <> ''),
      name_zh text not null check (name_zh <> ''),
      name_en text not null default '',
      pricing text not null check (pricing in ('per_m2', 'flat')),
      price_minor bigint not null check (price_minor >= 0),
      early_price_minor bigint check (early_price_minor >= 0),
      member_price_minor bigint check (member_price_minor >= 0),
      deposit_minor bigint not null default 0 check (deposit_minor >= 0),
      tax_bp integer not null default 600 check (tax_bp between 0 and 10000),
      currency text not null default 'CNY' check (currency ~ '^[A-Z]{3}$'),
      unique (event_id, code)
    );
    comment on column booth_classes.price_minor is 'without tax; of a square metre or of a booth, as pricing says';
    comment on column booth_classes.member_price_minor is 'for members of the association';

    create table booth_options (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      code text not null check (code <> ''),
      name_zh text not null check (name_zh <> ''),
      name_en text not null default '',
      unit_zh text not null default '',
      unit_en text not null default '',
      price_minor bigint not null check (price_minor >= 0),
      tax_bp integer not null default 600 check (tax_bp between 0 and 10000),
      stock integer check (stock >= 0),
      unique (event_id, code)
    );
    comment on column booth_options.stock is 'null: as many as are asked for';

    create table booths (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      hall_id bigint not null references halls (id) on delete cascade,
      class_id bigint not null references booth_classes (id),
      number text not null check (number <> ''),
      x integer not null check (x >= 0),
      y integer not null check (y >= 0),
      width integer not null check (width between 2 and 200),
      depth integer not null check (depth between 2 and 200),
      for_sale boolean not null default true,
      removed_at timestamptz,
      created_at timestamptz not null
    );
    comment on column booths.removed_at is 'taken off the plan; kept because orders and records name it';
    create unique index booths_number on booths (event_id, number) where removed_at is null;
    create index booths_hall on booths (hall_id) where removed_at is null;

    create table plan_elements (
      id bigint generated always as identity primary key,
      hall_id bigint not null references halls (id) on delete cascade,
      kind text not null check (kind in
        ('aisle', 'entrance', 'fire_exit', 'stage', 'power', 'water', 'column', 'service')),
      x integer not null check (x >= 0),
      y integer not null check (y >= 0),
      width integer not null check (width between 1 and 800),
      depth integer not null check (depth between 1 and 800),
      label_zh text not null default '',
      label_en text not null default ''
    );
    create index plan_elements_hall on plan_elements (hall_id);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what organizers drew is not taken back')
}
