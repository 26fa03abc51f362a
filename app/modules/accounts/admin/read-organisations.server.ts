import { notFoundError } from '~/platform/errors'
import { rowIdOf } from '~/platform/row-id'
import type { Services } from '~/platform/services.server'
import { likePattern } from '~db/like-pattern'
import { normaliseCreditCode } from '../organisations/credit-code'
import { readOrganisation } from '../organisations/organisations.repo.server'
import type { MemberRole, OrganisationKind, OrganisationState } from '../viewer'
import type { OrganisationsQuery } from './organisations-query'
import { pageOfRows } from './page-of-rows'

const PAGE = 50

/** One page of all organisations, newest first. */
export async function readOrganisations(
  { db }: Pick<Services, 'db'>,
  { q, state, kind, before }: OrganisationsQuery,
) {
  let query = db
    .selectFrom('organisations')
    .leftJoin('regions', 'regions.code', 'organisations.region_code')
    .select((eb) => [
      'organisations.id',
      'organisations.name_zh',
      'organisations.name_en',
      'regions.name_zh as region_zh',
      'regions.name_en as region_en',
      eb.ref('organisations.kind').$castTo<OrganisationKind>().as('kind'),
      eb.ref('organisations.state').$castTo<OrganisationState>().as('state'),
      eb
        .selectFrom('memberships')
        .whereRef('organisation_id', '=', 'organisations.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('members'),
    ])
    .orderBy('organisations.id', 'desc')
    .limit(PAGE + 1)
  if (before !== undefined) query = query.where('organisations.id', '<', before)
  if (state) query = query.where('organisations.state', '=', state)
  if (kind) query = query.where('organisations.kind', '=', kind)
  if (q !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('organisations.name_zh', 'ilike', likePattern(q)),
        eb('organisations.name_en', 'ilike', likePattern(q)),
        eb('credit_code', '=', normaliseCreditCode(q)),
        ...(rowIdOf(q) === null ? [] : [eb('organisations.id', '=', rowIdOf(q))]),
      ]),
    )
  return pageOfRows(await query.execute(), PAGE)
}

/** An organisation with its members. @throws DomainError `not_found` */
export async function readOrganisationRecord({ db }: Pick<Services, 'db'>, organisationId: number) {
  const organisation = await readOrganisation(db, organisationId)
  if (organisation === null) throw notFoundError('organisation', organisationId)
  const members = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select((eb) => ['p.id', 'p.name', 'p.email', eb.ref('m.role').$castTo<MemberRole>().as('role')])
    .where('m.organisation_id', '=', organisationId)
    .orderBy('m.created_at')
    .execute()
  return { ...organisation, members }
}
