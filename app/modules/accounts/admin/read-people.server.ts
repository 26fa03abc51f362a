import { notFoundError } from '~/platform/errors'
import { rowIdOf } from '~/platform/row-id'
import type { Services } from '~/platform/services.server'
import { likePattern } from '~db/like-pattern'
import type { MemberRole, OrganisationState, PlatformRole } from '../viewer'
import { pageOfRows } from './page-of-rows'
import type { PeopleQuery, PersonState } from './people-query'

const PAGE = 50

/** One page of the people who have registered, newest first. */
export async function readPeople({ db }: Pick<Services, 'db'>, { q, state, role, before }: PeopleQuery) {
  let query = db
    .selectFrom('people')
    .select((eb) => [
      'id',
      'name',
      'email',
      'email_verified_at',
      'created_at',
      eb.ref('state').$castTo<PersonState>().as('state'),
      eb.ref('platform_role').$castTo<PlatformRole | null>().as('platform_role'),
      eb
        .selectFrom('memberships')
        .innerJoin('organisations', 'organisations.id', 'memberships.organisation_id')
        .whereRef('person_id', '=', 'people.id')
        .select((inner) => inner.fn<string | null>('string_agg', ['name_zh', inner.val('、')]).as('names'))
        .as('organisations'),
    ])
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  if (before !== undefined) query = query.where('id', '<', before)
  if (state) query = query.where('state', '=', state)
  if (role === 'any') query = query.where('platform_role', 'is not', null)
  else if (role) query = query.where('platform_role', '=', role)
  if (q !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('email', '=', q.toLowerCase()),
        eb('name', 'ilike', likePattern(q)),
        ...(rowIdOf(q) === null ? [] : [eb('id', '=', rowIdOf(q))]),
      ]),
    )
  return pageOfRows(await query.execute(), PAGE)
}

/** A person with their organisations and sessions. @throws DomainError `not_found` */
export async function readPersonRecord({ db, clock }: Pick<Services, 'db' | 'clock'>, personId: number) {
  const person = await db
    .selectFrom('people')
    .select((eb) => [
      'id',
      'name',
      'email',
      'email_verified_at',
      'created_at',
      eb.ref('state').$castTo<PersonState>().as('state'),
      eb.ref('platform_role').$castTo<PlatformRole | null>().as('platform_role'),
      eb
        .or([
          eb('totp_confirmed_at', 'is not', null),
          eb.exists(eb.selectFrom('passkeys').select('id').whereRef('person_id', '=', 'people.id')),
        ])
        .as('second_factor'),
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) throw notFoundError('person', personId)
  const organisations = await db
    .selectFrom('memberships as m')
    .innerJoin('organisations as o', 'o.id', 'm.organisation_id')
    .select((eb) => [
      'o.id',
      'o.name_zh',
      'o.name_en',
      eb.ref('o.state').$castTo<OrganisationState>().as('state'),
      eb.ref('m.role').$castTo<MemberRole>().as('role'),
    ])
    .where('m.person_id', '=', personId)
    .orderBy('m.created_at')
    .execute()
  const sessions = await db
    .selectFrom('sessions')
    .select((eb) => [eb.fn.countAll<number>().as('open'), eb.fn.max('seen_at').as('seen_at')])
    .where('person_id', '=', personId)
    .where('expires_at', '>', clock.now())
    .executeTakeFirstOrThrow()
  return { ...person, organisations, sessions }
}
