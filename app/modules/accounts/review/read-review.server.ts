import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { OrganisationSnapshot } from '../organisations/organisation-snapshot'
import { factsOf, readDocuments, readOrganisation } from '../organisations/organisations.repo.server'
import type { Person } from '../viewer'

export type PastReview = {
  id: number
  state: 'waiting' | 'verified' | 'returned' | 'withdrawn'
  submittedAt: Date
  submittedBy: string | null
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
}

/**
 * An organisation as a reviewer sees it: what waits beside what is verified, its contacts, and every earlier
 * review. Where nothing waits, `asked` is what stands now. @throws DomainError `not_found`
 */
export async function readReview({ db }: Pick<Services, 'db'>, viewer: Person, organisationId: number) {
  const organisation = await readOrganisation(db, organisationId)
  if (organisation === null) throw notFoundError('organisation', organisationId)
  const rows = await db
    .selectFrom('organisation_reviews as r')
    .leftJoin('people as s', 's.id', 'r.submitted_by')
    .leftJoin('people as d', 'd.id', 'r.decided_by')
    .select((eb) => [
      'r.id',
      'r.snapshot',
      'r.previous',
      eb.ref('r.state').$castTo<PastReview['state']>().as('state'),
      'r.submitted_at as submittedAt',
      's.name as submittedBy',
      'r.decided_at as decidedAt',
      'd.name as decidedBy',
      'r.reason',
    ])
    .where('r.organisation_id', '=', organisationId)
    .orderBy('r.id', 'desc')
    .limit(100)
    .execute()
  const waiting = rows.find(({ state }) => state === 'waiting') ?? null
  const standing: OrganisationSnapshot = {
    ...factsOf(organisation),
    documents: await readDocuments(db, organisationId),
  }
  const contacts = await db
    .selectFrom('organisation_contacts')
    .select(['id', 'name', 'duty', 'email', 'phone'])
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .execute()
  const own = await db
    .selectFrom('memberships')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst()
  return {
    organisation,
    waitingId: waiting?.id ?? null,
    asked: waiting ? OrganisationSnapshot.parse(waiting.snapshot) : standing,
    former: waiting?.previous ? OrganisationSnapshot.parse(waiting.previous) : null,
    contacts,
    history: rows.map(({ snapshot: _, previous: __, ...past }): PastReview => past),
    own: own !== undefined,
  }
}

/** The names of the codes that a snapshot may hold, by code. */
export async function readCodeNames({ db }: Pick<Services, 'db'>, codes: readonly (string | null)[]) {
  const wanted = codes.filter((code) => code !== null)
  if (wanted.length === 0) return new Map<string, { zh: string; en: string }>()
  const rows = await db
    .selectFrom('regions')
    .select(['code', 'name_zh', 'name_en'])
    .where('code', 'in', wanted)
    .unionAll(db.selectFrom('team_types').select(['code', 'name_zh', 'name_en']).where('code', 'in', wanted))
    .execute()
  return new Map(rows.map(({ code, name_zh, name_en }) => [code, { zh: name_zh, en: name_en }]))
}
