import { type Kysely, sql } from 'kysely'

/**
 * What publishing adds. An offering says more (regions served, interfaces, citations of standards and
 * catalogues, the evidence of its claims, media); what its enterprise is writing stands apart from what is
 * published (`offering_revisions`, `need_revisions`: the fields of the form as typed, so that nothing is lost).
 * A need says who may see it, until when it stands, how it ended, and which teams share it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table offerings
      add column interfaces jsonb not null default '[]',
      add column citations jsonb not null default '[]',
      add column claims jsonb not null default '[]',
      add column media jsonb not null default '[]',
      add column videos jsonb not null default '[]';
    comment on column offerings.interfaces is '[{ kind: power | hose | radio | data, text }]';
    comment on column offerings.citations is '[{ code of a standard or catalogue, number, date: YYYY-MM-DD or null }]';
    comment on column offerings.claims is '[{ code of a scenario or condition, text: what the claim rests on }]';
    comment on column offerings.media is '[{ id, kind: photo | document, altZh, altEn }] in their order';
    comment on column offerings.videos is '[{ url, title }]';

    create table offering_regions (
      offering_id bigint not null references offerings (id) on delete cascade,
      region_code text not null references regions (code),
      primary key (offering_id, region_code)
    );
    create index offering_regions_code on offering_regions (region_code);

    create table offering_revisions (
      offering_id bigint primary key references offerings (id) on delete cascade,
      state text not null default 'editing' check (state in ('editing', 'in_review', 'returned')),
      fields jsonb not null,
      version integer not null default 1,
      reasons jsonb not null default '{}',
      updated_by bigint references people (id) on delete set null,
      updated_at timestamptz not null,
      submitted_at timestamptz
    );
    comment on column offering_revisions.fields is 'the form as typed: { name: text or list of texts }';
    comment on column offering_revisions.reasons is 'of the last return: { name of a field, or "all": text }';
    create index offering_revisions_queue on offering_revisions (submitted_at, offering_id) where state = 'in_review';

    alter table needs
      add column visibility text not null default 'public' check (visibility in ('public', 'verified', 'invited')),
      add column open_until date,
      add column reminded_for date,
      add column closed_how text check (closed_how in
        ('through_muster', 'outside', 'not_needed', 'lapsed', 'duplicate', 'no_acceptable_match')),
      add column closing_reasons text[] not null default '{}',
      add column closing_text text not null default '',
      add column closed_at timestamptz;
    comment on column needs.open_until is 'the last day it stands; null: until it is closed';
    comment on column needs.reminded_for is 'the open_until of which its team was reminded';
    create index needs_open_until on needs (open_until) where state = 'open' and open_until is not null;

    create table need_revisions (
      need_id bigint primary key references needs (id) on delete cascade,
      fields jsonb not null,
      version integer not null default 1,
      updated_by bigint references people (id) on delete set null,
      updated_at timestamptz not null
    );
    comment on column need_revisions.fields is 'the form as typed: { name: text or list of texts }';

    create table need_invitations (
      need_id bigint not null references needs (id) on delete cascade,
      organisation_id bigint not null references organisations (id) on delete cascade,
      primary key (need_id, organisation_id)
    );
    create index need_invitations_organisation on need_invitations (organisation_id);

    create table need_endorsements (
      need_id bigint not null references needs (id) on delete cascade,
      organisation_id bigint not null references organisations (id) on delete cascade,
      quantity integer not null check (quantity > 0),
      note text not null default '',
      created_by bigint references people (id) on delete set null,
      created_at timestamptz not null,
      primary key (need_id, organisation_id)
    );
    create index need_endorsements_organisation on need_endorsements (organisation_id);

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
      o.interfaces, o.citations, o.claims, o.media, o.videos
    from offerings o join organisations g on g.id = o.organisation_id;

    create or replace view public_offerings as
    select d.* from offering_documents d where d.state = 'published'
      and not exists (select from organisations g where g.id = d.organisation_id and g.state = 'suspended');

    create or replace view need_documents as
    select n.id, n.external_id, n.state, n.version, n.reference, n.sample, n.source,
      n.title_zh, n.title_en, n.text_zh, n.text_en, n.class_code, n.region_code,
      n.quantity, n.budget_minor, n.currency, n.needed_within_days, n.needed_by, n.urgency,
      n.published_at, n.created_at, n.updated_at,
      n.organisation_id, g.external_id as organisation_external_id,
      g.name_zh as organisation_zh, g.name_en as organisation_en, g.team_type_code,
      array(select s.scenario_code from need_scenarios s where s.need_id = n.id order by s.position) as scenario_codes,
      array(select t.track_code from need_tracks t where t.need_id = n.id order by t.position) as track_codes,
      array(select c.condition_code from need_conditions c where c.need_id = n.id order by c.position) as condition_codes,
      coalesce((select jsonb_agg(jsonb_build_object('attribute', c.attribute_code, 'op', c.op,
          'valueWritten', c.value_written, 'unitWritten', c.unit_written, 'number', c.number,
          'text', c.text, 'flag', c.flag, 'hard', c.hard) order by c.position)
        from need_constraints c where c.need_id = n.id), '[]'::jsonb) as constraints,
      n.visibility, n.open_until, n.closed_how, n.closing_reasons, n.closing_text, n.closed_at
    from needs n join organisations g on g.id = n.organisation_id;

    create or replace view public_needs as
    select d.* from need_documents d where d.state in ('open', 'matched', 'in_trial', 'no_acceptable_match')
      and d.visibility = 'public'
      and not exists (select from organisations g where g.id = d.organisation_id and g.state = 'suspended');
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('what was published with these columns is not taken back')
}
