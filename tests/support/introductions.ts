import type { Person } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { makeOrganisation, makePerson, viewerOf } from './people'

export type Pair = {
  offeringId: number
  needId: number
  enterpriseId: number
  teamId: number
  /** owners of the two sides, acting for them */
  enterprise: Person
  team: Person
}

/**
 * A published offering and an open need that match, each of an organisation of its own that is verified: rows of the
 * sample world, given to them.
 */
export async function makePair(db: Db, { offering = 'O004', need = 'N001' } = {}): Promise<Pair> {
  const [seller, buyer] = [await makePerson(db), await makePerson(db)]
  const enterpriseId = await makeOrganisation(db, { kind: 'enterprise', members: [[seller, 'owner']] })
  const teamId = await makeOrganisation(db, { kind: 'rescue_team', members: [[buyer, 'owner']] })
  const { id: offeringId } = await db
    .updateTable('offerings')
    .set({ organisation_id: enterpriseId, state: 'published' })
    .where('external_id', '=', offering)
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: needId } = await db
    .updateTable('needs')
    .set({ organisation_id: teamId, state: 'open', quantity: 4 })
    .where('external_id', '=', need)
    .returning('id')
    .executeTakeFirstOrThrow()
  // Whose they are is public: the index has it too, where one is kept.
  await db.transaction().execute(async (tx) => {
    await markForIndex(tx, 'offerings', [offeringId])
    await markForIndex(tx, 'needs', [needId])
  })
  // What an earlier test left of the same two rows.
  const old = (await db.selectFrom('introductions').select('id').where('need_id', '=', needId).execute()).map(
    ({ id }) => id,
  )
  if (old.length > 0) {
    await db
      .updateTable('quotes')
      .set({ state: 'offered', accepted_version: null, accepted_at: null })
      .where('introduction_id', 'in', old)
      .where('accepted_version', 'is not', null)
      .execute()
    for (const table of [
      'introduction_trials',
      'quote_files',
      'quote_lines',
      'quote_versions',
      'quotes',
    ] as const)
      await db.deleteFrom(table).where('introduction_id', 'in', old).execute()
  }
  await db.deleteFrom('introductions').where('need_id', '=', needId).execute()
  return {
    offeringId,
    needId,
    enterpriseId,
    teamId,
    enterprise: await viewerOf(db, seller, { organisationId: enterpriseId }),
    team: await viewerOf(db, buyer, { organisationId: teamId }),
  }
}

/** An introduction of a pair that both sides agreed to. */
export async function makeAccepted(
  db: Db,
  { offeringId, needId, enterpriseId, teamId, team, enterprise }: Pair,
  at = new Date(),
): Promise<number> {
  const { id } = await db
    .insertInto('introductions')
    .values({
      offering_id: offeringId,
      need_id: needId,
      enterprise_id: enterpriseId,
      team_id: teamId,
      asked_by: 'team',
      asker_id: team.id,
      answerer_id: enterprise.id,
      reason: '汛期前要用',
      state: 'accepted',
      asked_at: at,
      answered_at: at,
      lapses_at: new Date(at.getTime() + 14 * 86_400_000),
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
