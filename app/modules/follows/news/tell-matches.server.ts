import { needsSuitedBy, offeringsSuitedBy, type Suited } from '~/modules/matching/index.server'
import { notify } from '~/modules/notifications/index.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { readArrivals, recordArrivals } from '../arrivals.server'
import { type FollowedKind, followedKinds } from '../follow'

/** The most arrivals that one run holds against everybody's own, the last first. */
const MOST = 5_000
/** An organisation with news for more of its own is told of all of them at once. */
const ONE_BY_ONE = 3

/**
 * Tells the members of organisations what newly suits their own needs and offerings: how many, and no more, so that
 * nothing is said of a need to whom it is not for. How far this went is moved on in the transaction that tells, and
 * only from where the run began: whoever dies and however many run, each arrival is told once.
 */
export async function tellMatches(services: Services): Promise<void> {
  const { db, clock } = services
  const upTo = await db.transaction().execute((tx) => recordArrivals(tx, services))
  for (const kind of followedKinds) {
    const { seen_seq: after } = await db
      .selectFrom('match_news')
      .select('seen_seq')
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    if (after >= upTo) continue
    const arrived = await db
      .transaction()
      .execute((tx) => readArrivals(tx, kind, { after, upTo, most: MOST }))
    const ids = arrived.map(({ id }) => id)
    const suited =
      ids.length === 0
        ? []
        : kind === 'offerings'
          ? await needsSuitedBy(services, ids)
          : await offeringsSuitedBy(services, ids)
    await db.transaction().execute(async (tx) => {
      const mark = await tx
        .selectFrom('match_news')
        .select('seen_seq')
        .where('kind', '=', kind)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (mark.seen_seq !== after) return
      await tx.updateTable('match_news').set({ seen_seq: upTo }).where('kind', '=', kind).execute()
      const byOrganisation = new Map<number, Suited[]>()
      for (const own of suited)
        byOrganisation.set(own.organisationId, [...(byOrganisation.get(own.organisationId) ?? []), own])
      for (const [organisationId, own] of byOrganisation)
        await tellOrganisation(tx, kind, { organisationId, own }, { upTo, at: clock.now() })
    })
  }
}

async function tellOrganisation(
  tx: Tx,
  kind: FollowedKind,
  { organisationId, own }: { organisationId: number; own: readonly Suited[] },
  { upTo, at }: { upTo: number; at: Date },
): Promise<void> {
  const news = kind === 'offerings' ? 'new_match' : 'new_match_offering'
  const ownKind = kind === 'offerings' ? 'needs' : 'offerings'
  const common = {
    kind: news,
    event: news,
    to: { organisationId, roles: ['viewer', 'editor', 'owner'] },
  } as const
  if (own.length > ONE_BY_ONE)
    return notify(
      tx,
      {
        ...common,
        words: `told.${news}_several`,
        params: { own: own.length, n: own.reduce((sum, { n }) => sum + n, 0) },
        subject: `organisation:${organisationId}`,
        path: '/workbench/matches',
        key: `${news}:organisation:${organisationId}:${upTo}`,
      },
      { at },
    )
  for (const { id, titleZh, titleEn, n } of own)
    await notify(
      tx,
      {
        ...common,
        words: `told.${news}`,
        params: { n, own: { zh: titleZh, en: titleEn } },
        subject: `${ownKind}:${id}`,
        path: `/${ownKind}/${id}#matches`,
        key: `${news}:${id}:${upTo}`,
      },
      { at },
    )
}
