import { type Kysely, sql } from 'kysely'

/**
 * The ground: vocabulary reference tables, organisations, offerings, needs, and the marks from which
 * the search index is fed. Vocabulary codes are foreign keys everywhere, so that the database itself
 * refuses to drop a code in use.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vocabulary_lists (
      list text primary key,
      version text not null,
      sha256 text not null,
      meta jsonb not null,
      loaded_at timestamptz not null default now()
    );

    create table scenarios (
      code text primary key,
      parent_code text references scenarios (code) deferrable initially deferred,
      slug text not null unique,
      name_zh text not null,
      name_en text not null,
      description_en text not null default '',
      hazards text[] not null default '{}',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table tracks (
      code text primary key,
      parent_code text references tracks (code) deferrable initially deferred,
      level smallint not null,
      name_zh text not null,
      name_en text not null,
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table conditions (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      condition_group text not null,
      evidence_attributes text[] not null default '{}',
      evidence_rule_en text not null default '',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table equipment_classes (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      axis text not null,
      criteria_zh text[] not null default '{}',
      criteria_en text[] not null default '{}',
      target_team_types text[] not null default '{}',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table verification_levels (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      rank smallint not null unique
    );

    create table team_types (
      code text primary key,
      parent_code text references team_types (code) deferrable initially deferred,
      name_zh text not null,
      name_en text not null,
      description_en text not null default '',
      preferred_classes text[] not null default '{}',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table regions (
      code text primary key,
      iso text not null,
      name_zh text not null,
      short_zh text not null,
      name_en text not null,
      kind text not null,
      macro_region_zh text not null,
      tile_col smallint not null,
      tile_row smallint not null,
      latitude double precision not null,
      longitude double precision not null,
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table spec_attributes (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      quantity text not null,
      canonical_unit text not null,
      value_type text not null check (value_type in ('number', 'boolean', 'enum', 'ordinal', 'text')),
      direction text not null check (direction in ('higher', 'lower', 'match', 'present')),
      unit_aliases jsonb not null default '[]',
      track_codes text[],
      enum_values text[] not null default '{}',
      typical_min double precision,
      typical_max double precision,
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );
    comment on column spec_attributes.track_codes is 'null: the attribute belongs to every track';

    create table catalogues (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      issuer text not null,
      kind text not null,
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table standards (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      track_codes text[] not null default '{}',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table synonym_groups (
      code text primary key,
      terms_zh text[] not null default '{}',
      terms_en text[] not null default '{}',
      position integer not null,
      provenance text not null,
      sources text[] not null default '{}'
    );

    create table organisations (
      id bigint generated always as identity primary key,
      external_id text unique,
      kind text not null check (kind in ('enterprise', 'rescue_team', 'organizer', 'association')),
      name_zh text not null,
      name_en text not null default '',
      region_code text references regions (code),
      team_type_code text references team_types (code),
      size_zh text,
      qualification_zh text,
      sample boolean not null default false,
      source jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index organisations_kind on organisations (kind);

    create table offerings (
      id bigint generated always as identity primary key,
      external_id text unique,
      organisation_id bigint not null references organisations (id),
      state text not null check (state in ('draft', 'in_review', 'returned', 'published', 'paused', 'archived')),
      name_zh text not null,
      name_en text not null default '',
      summary_zh text not null default '',
      summary_en text not null default '',
      model text,
      track_code text not null references tracks (code),
      class_code text not null references equipment_classes (code),
      region_code text references regions (code),
      price_minor bigint check (price_minor >= 0),
      price_max_minor bigint check (price_max_minor >= price_minor),
      currency char(3) not null default 'CNY',
      price_basis text not null default 'sale' check (price_basis in ('sale', 'hour', 'mile', 'day', 'request')),
      lead_time_days integer check (lead_time_days >= 0),
      capacity_per_month integer check (capacity_per_month >= 0),
      warranty_months integer check (warranty_months >= 0),
      verification_level text references verification_levels (code),
      return_reason text,
      version integer not null default 1,
      reference boolean not null default false,
      sample boolean not null default false,
      source jsonb,
      published_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on column offerings.reference is 'a figure from a public list, not something anybody offers for sale';
    create index offerings_organisation on offerings (organisation_id);
    create index offerings_track on offerings (track_code) where state = 'published';
    create index offerings_class on offerings (class_code);
    create index offerings_region on offerings (region_code);
    create index offerings_published on offerings (published_at desc, id) where state = 'published';

    create table offering_scenarios (
      offering_id bigint not null references offerings (id) on delete cascade,
      scenario_code text not null references scenarios (code),
      position smallint not null,
      primary key (offering_id, scenario_code)
    );
    create index offering_scenarios_code on offering_scenarios (scenario_code);

    create table offering_conditions (
      offering_id bigint not null references offerings (id) on delete cascade,
      condition_code text not null references conditions (code),
      position smallint not null,
      primary key (offering_id, condition_code)
    );
    create index offering_conditions_code on offering_conditions (condition_code);

    create table offering_tags (
      offering_id bigint not null references offerings (id) on delete cascade,
      class_code text not null references equipment_classes (code),
      primary key (offering_id, class_code)
    );
    create index offering_tags_code on offering_tags (class_code);

    create table offering_catalogues (
      offering_id bigint not null references offerings (id) on delete cascade,
      catalogue_code text not null references catalogues (code),
      primary key (offering_id, catalogue_code)
    );
    create index offering_catalogues_code on offering_catalogues (catalogue_code);

    create table offering_standards (
      offering_id bigint not null references offerings (id) on delete cascade,
      standard_code text not null references standards (code),
      primary key (offering_id, standard_code)
    );
    create index offering_standards_code on offering_standards (standard_code);

    create table offering_specs (
      offering_id bigint not null references offerings (id) on delete cascade,
      attribute_code text not null references spec_attributes (code),
      position smallint not null,
      value_written text not null,
      unit_written text,
      number double precision,
      text text,
      flag boolean,
      primary key (offering_id, attribute_code),
      check (num_nonnulls(number, text, flag) = 1)
    );
    comment on column offering_specs.number is 'in the canonical unit of the attribute';
    create index offering_specs_number on offering_specs (attribute_code, number) where number is not null;

    create table offering_versions (
      offering_id bigint not null references offerings (id) on delete cascade,
      version integer not null,
      snapshot jsonb not null,
      published_at timestamptz not null default now(),
      primary key (offering_id, version)
    );

    create table needs (
      id bigint generated always as identity primary key,
      external_id text unique,
      organisation_id bigint not null references organisations (id),
      state text not null check (state in ('draft', 'open', 'matched', 'in_trial', 'met', 'withdrawn', 'no_acceptable_match')),
      title_zh text not null,
      title_en text not null default '',
      text_zh text not null default '',
      text_en text not null default '',
      class_code text references equipment_classes (code),
      region_code text references regions (code),
      quantity integer check (quantity > 0),
      budget_minor bigint check (budget_minor >= 0),
      currency char(3) not null default 'CNY',
      needed_within_days integer check (needed_within_days >= 0),
      needed_by date,
      urgency text not null default 'medium' check (urgency in ('low', 'medium', 'high', 'critical')),
      version integer not null default 1,
      reference boolean not null default false,
      sample boolean not null default false,
      source jsonb,
      published_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on column needs.budget_minor is 'for the whole quantity, in minor units of the currency';
    create index needs_organisation on needs (organisation_id);
    create index needs_region on needs (region_code);
    create index needs_open on needs (published_at desc, id) where state in ('open', 'matched', 'in_trial');

    create table need_scenarios (
      need_id bigint not null references needs (id) on delete cascade,
      scenario_code text not null references scenarios (code),
      position smallint not null,
      primary key (need_id, scenario_code)
    );
    create index need_scenarios_code on need_scenarios (scenario_code);

    create table need_tracks (
      need_id bigint not null references needs (id) on delete cascade,
      track_code text not null references tracks (code),
      position smallint not null,
      primary key (need_id, track_code)
    );
    create index need_tracks_code on need_tracks (track_code);

    create table need_conditions (
      need_id bigint not null references needs (id) on delete cascade,
      condition_code text not null references conditions (code),
      position smallint not null,
      primary key (need_id, condition_code)
    );
    create index need_conditions_code on need_conditions (condition_code);

    create table need_constraints (
      need_id bigint not null references needs (id) on delete cascade,
      position smallint not null,
      attribute_code text not null references spec_attributes (code),
      op text not null check (op in ('>=', '<=', '=', 'present')),
      value_written text,
      unit_written text,
      number double precision,
      text text,
      flag boolean,
      hard boolean not null,
      primary key (need_id, position),
      check (num_nonnulls(number, text, flag) = (case when op = 'present' then 0 else 1 end))
    );
    create index need_constraints_attribute on need_constraints (attribute_code);

    create sequence index_mark_numbers;
    create table index_marks (
      index_name text not null check (index_name in ('offerings', 'needs')),
      entity_id bigint not null,
      number bigint not null default nextval('index_mark_numbers'),
      marked_at timestamptz not null default now(),
      primary key (index_name, entity_id)
    );
    create index index_marks_order on index_marks (index_name, number);

    create table index_states (
      index_name text primary key,
      settings_version text not null,
      uid text not null,
      generation bigint not null default 0,
      updated_at timestamptz not null default now()
    );
    comment on column index_states.generation is 'grows with every batch the index has taken in; caches of results key on it';
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('the foundation is not taken back: drop the database instead')
}
