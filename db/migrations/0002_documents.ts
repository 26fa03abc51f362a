import { type Kysely, sql } from 'kysely'

/**
 * One row an offering and one row a need, whole: what pages, the index and the matching read.
 * `offering_documents` and `need_documents` hold every state; `public_offerings` and `public_needs`
 * are the single definition of what the public may see, and the index reads nothing else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view offering_documents as
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
        from offering_specs s where s.offering_id = o.id), '[]'::jsonb) as specs
    from offerings o join organisations g on g.id = o.organisation_id;

    create view public_offerings as
    select * from offering_documents where state = 'published';

    create view need_documents as
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
        from need_constraints c where c.need_id = n.id), '[]'::jsonb) as constraints
    from needs n join organisations g on g.id = n.organisation_id;

    create view public_needs as
    select * from need_documents where state in ('open', 'matched', 'in_trial', 'no_acceptable_match');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop view public_needs, need_documents, public_offerings, offering_documents`.execute(db)
}
