import { type Kysely, sql } from 'kysely'

/** Whatever a suspended organisation has published is not public until it is restored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace view public_offerings as
    select d.* from offering_documents d where d.state = 'published'
      and not exists (select from organisations g where g.id = d.organisation_id and g.state = 'suspended');

    create or replace view public_needs as
    select d.* from need_documents d where d.state in ('open', 'matched', 'in_trial', 'no_acceptable_match')
      and not exists (select from organisations g where g.id = d.organisation_id and g.state = 'suspended');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace view public_offerings as
    select d.* from offering_documents d where d.state = 'published';
    create or replace view public_needs as
    select d.* from need_documents d where d.state in ('open', 'matched', 'in_trial', 'no_acceptable_match');
  `.execute(db)
}
