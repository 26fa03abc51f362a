import type { Db } from '~db/client.server'

/**
 * Whether a session is still one of a person who belongs to the organisation: asked again by what goes on after its
 * request was answered.
 */
export async function holdsMembership(
  db: Db,
  { sessionId, personId, organisationId }: { sessionId: number; personId: number; organisationId: number },
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .select('s.id')
    .where('s.id', '=', sessionId)
    .where('s.expires_at', '>', now)
    .where('p.id', '=', personId)
    .where('p.state', '=', 'active')
    .where('m.organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row !== undefined
}
