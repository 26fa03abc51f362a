import { type Kysely, sql } from 'kysely'

/**
 * What is to be read of an event beside its plan: what is shown there, as a facet of the search; its programme; its news.
 * `shown_offerings` is the single definition of what is shown at an event, and `event_titles` of which events may be named.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view shown_offerings as
    select o.offering_id, a.event_id, a.event_id::text as event_code, a.organisation_id
    from application_offerings o
      join exhibitor_applications a on a.id = o.application_id
      join events e on e.id = a.event_id
    where a.state = 'accepted' and e.state = 'published';

    create view event_titles as
    select id, id::text as code, title_zh, title_en, starts_on, ends_on from events where state <> 'draft';

    create or replace view offering_documents as
    select o.id, o.external_id, o.state, o.version, o.reference, o.sample, o.source,
      o.name_zh, o.name_en, o.summary_zh, o.summary_en, o.model,
      o.track_code, o.class_code, o.region_code,
      o.price_minor, o.price_max_minor, o.currency, o.price_basis,
      o.lead_time_days, o.capacity_per_month, o.warranty_months,
      o.verification_level, o.return_reason, o.published_at, o.created_at, o.updated_at,
      o.organisation_id, g.external_id as organisation_external_id,
      g.name_zh as organisation_zh, g.name_en as organisation_en,
      g.region_code as organisation_region_code, g.size_zh as organisation_size_zh,
      g.qualification_zh as organisation_qualification_zh,
      array(select s.scenario_code from offering_scenarios s where s.offering_id = o.id order by s.position) as scenario_codes,
      array(select c.condition_code from offering_conditions c where c.offering_id = o.id order by c.position) as condition_codes,
      array(select t.class_code from offering_tags t where t.offering_id = o.id order by t.class_code) as tag_codes,
      array(select c.catalogue_code from offering_catalogues c where c.offering_id = o.id order by c.catalogue_code) as catalogue_codes,
      array(select s.standard_code from offering_standards s where s.offering_id = o.id order by s.standard_code) as standard_codes,
      coalesce((select jsonb_agg(jsonb_build_object('attribute', s.attribute_code, 'valueWritten', s.value_written,
          'unitWritten', s.unit_written, 'number', s.number, 'text', s.text, 'flag', s.flag) order by s.position)
        from offering_specs s where s.offering_id = o.id), '[]'::jsonb) as specs,
      array(select r.region_code from offering_regions r where r.offering_id = o.id order by r.region_code) as regions_served,
      o.interfaces, o.citations, o.claims, o.media, o.videos,
      array(select s.event_code from shown_offerings s where s.offering_id = o.id order by s.event_id) as event_codes
    from offerings o join organisations g on g.id = o.organisation_id;

    create or replace view public_offerings as
    select d.* from offering_documents d where d.state = 'published'
      and not exists (select from organisations g where g.id = d.organisation_id and g.state = 'suspended');

    create table event_stages (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      element_id bigint references plan_elements (id) on delete set null,
      name_zh text not null check (name_zh <> ''),
      name_en text not null default '',
      position integer not null default 0,
      removed_at timestamptz
    );
    comment on column event_stages.element_id is 'where it stands on the plan; null: nowhere there';
    create unique index event_stages_name on event_stages (event_id, name_zh) where removed_at is null;

    create table agenda_items (
      id bigint generated always as identity primary key,
      uid uuid not null default gen_random_uuid() unique,
      event_id bigint not null references events (id) on delete cascade,
      stage_id bigint references event_stages (id),
      organisation_id bigint references organisations (id),
      state text not null default 'planned' check (state in ('planned', 'cancelled')),
      kind text not null check (kind in
        ('ceremony', 'talk', 'panel', 'demonstration', 'launch', 'training', 'meeting', 'break')),
      title_zh text not null check (title_zh <> ''),
      title_en text not null default '',
      abstract_zh text not null default '',
      abstract_en text not null default '',
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      sequence integer not null default 0,
      version integer not null default 1,
      created_by bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (ends_at > starts_at),
      constraint agenda_items_one_at_a_time
        exclude using gist (int8range(stage_id, stage_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
        where (state = 'planned' and stage_id is not null)
    );
    comment on column agenda_items.uid is 'names it in calendars for good';
    comment on column agenda_items.organisation_id is 'the exhibitor whose item it is';
    comment on column agenda_items.sequence is 'counts what calendars must hear of (RFC 5545 SEQUENCE)';
    create index agenda_items_event on agenda_items (event_id, starts_at);
    create index agenda_items_organisation on agenda_items (organisation_id);

    create table agenda_speakers (
      item_id bigint not null references agenda_items (id) on delete cascade,
      position integer not null,
      name_zh text not null check (name_zh <> ''),
      name_en text not null default '',
      role_zh text not null default '',
      role_en text not null default '',
      affiliation_zh text not null default '',
      affiliation_en text not null default '',
      primary key (item_id, position)
    );

    create table event_news (
      id bigint generated always as identity primary key,
      event_id bigint not null references events (id) on delete cascade,
      state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
      title_zh text not null check (title_zh <> ''),
      title_en text not null default '',
      text_zh text not null check (text_zh <> ''),
      text_en text not null default '',
      version integer not null default 1,
      published_at timestamptz,
      created_by bigint references people (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (state = 'draft' or published_at is not null)
    );
    create index event_news_event on event_news (event_id, published_at desc);
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what organizers wrote is not taken back')
}
