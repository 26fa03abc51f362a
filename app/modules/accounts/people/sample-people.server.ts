import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import type { OrganisationKind, PlatformRole } from '../viewer'
import { hashPassword, isPassword } from './passwords.server'

type SamplePerson = {
  email: string
  name: string
  /** the sample organisation they own: the busiest of its kind, or one made for them */
  kind: OrganisationKind
  platformRole?: PlatformRole
}

/** One person for each kind of user. Addresses below .example belong to nobody, for ever. */
const samplePeople: readonly SamplePerson[] = [
  { email: 'enterprise@demo.example', name: '样例 企业编辑', kind: 'enterprise' },
  { email: 'team@demo.example', name: '样例 救援队员', kind: 'rescue_team' },
  { email: 'organizer@demo.example', name: '样例 组织方', kind: 'organizer' },
  { email: 'reviewer@demo.example', name: '样例 审核员', kind: 'association', platformRole: 'reviewer' },
  { email: 'admin@demo.example', name: '样例 管理员', kind: 'association', platformRole: 'administrator' },
]

const made: Record<string, { nameZh: string; nameEn: string }> = {
  organizer: { nameZh: '样例展会组织方', nameEn: 'Sample exhibition organizer' },
  association: { nameZh: '样例应急装备协会', nameEn: 'Sample emergency equipment association' },
}

/**
 * Adds the people of the sample world, all with one password, each as owner of a sample organisation. Does
 * nothing where somebody has registered already, or where there is no sample world.
 */
export const ensureSamplePeople = (db: Db, password: string, at: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    const [person, sample] = [
      await tx.selectFrom('people').select('id').limit(1).executeTakeFirst(),
      await tx
        .selectFrom('organisations')
        .select('id')
        .where('sample', '=', true)
        .limit(1)
        .executeTakeFirst(),
    ]
    if (!person && sample) await addSamplePeople(tx, await hashPassword(password), at)
  })

async function addSamplePeople(tx: Tx, passwordHash: string, at: Date): Promise<void> {
  const owned = new Map<string, number>()
  for (const { email, name, kind, platformRole } of samplePeople) {
    const organisationId = owned.get(kind) ?? (await sampleOrganisation(tx, kind, at))
    owned.set(kind, organisationId)
    const { id } = await tx
      .insertInto('people')
      .values({
        email,
        name,
        password_hash: passwordHash,
        email_verified_at: at,
        platform_role: platformRole ?? null,
        sample: true,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('memberships')
      .values({ person_id: id, organisation_id: organisationId, role: 'owner', created_at: at })
      .execute()
  }
}

async function sampleOrganisation(tx: Tx, kind: OrganisationKind, at: Date): Promise<number> {
  const busiest = await tx
    .selectFrom('organisations as o')
    .select('o.id')
    .where('o.kind', '=', kind)
    .where('o.sample', '=', true)
    .orderBy(
      sql`(select count(*) from offerings f where f.organisation_id = o.id) + (select count(*) from needs n where n.organisation_id = o.id)`,
      'desc',
    )
    .orderBy('o.id')
    .limit(1)
    .executeTakeFirst()
  if (busiest) return busiest.id
  const names = made[kind] ?? { nameZh: '样例单位', nameEn: 'Sample organisation' }
  const { id } = await tx
    .insertInto('organisations')
    .values({
      kind,
      name_zh: names.nameZh,
      name_en: names.nameEn,
      state: 'verified',
      sample: true,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The addresses of the sample people for whom this password is right; nobody else is looked at. */
export async function samplePeopleWith(db: Db, password: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select(['email', 'password_hash'])
    .where('sample', '=', true)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute()
  const right = await Promise.all(rows.map((row) => isPassword(password, row.password_hash)))
  return rows.flatMap(({ email }, index) => (right[index] && email !== null ? [email] : []))
}
