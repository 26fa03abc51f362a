import type { Services } from '~/platform/services.server'
import type { Person } from '../viewer'

export type OpenSession = {
  id: number
  current: boolean
  userAgent: string | null
  address: string | null
  createdAt: Date
  seenAt: Date
}

/** Every open session of the viewer, this one first, then the newest visit. */
export async function listSessions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'address', 'created_at', 'seen_at'])
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', clock.now())
    .orderBy((eb) => eb('id', '=', viewer.sessionId), 'desc')
    .orderBy('seen_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    current: row.id === viewer.sessionId,
    userAgent: row.user_agent,
    address: row.address,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }))
}
