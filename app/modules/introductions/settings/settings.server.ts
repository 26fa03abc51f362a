import type { Person } from '~/modules/accounts'
import { refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import type { Party } from '../introduction'

type Acting = Pick<Services, 'db' | 'clock'>

/** Whether an organisation takes no request from another: suspended, blocking it, or pausing on this day. */
export async function takesNoRequests(
  db: Db | Tx,
  { from, to, today }: { from: number; to: number; today: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('organisations as g')
    .leftJoin('organisation_blocks as b', (join) =>
      join.onRef('b.organisation_id', '=', 'g.id').on('b.blocked_id', '=', from),
    )
    .leftJoin('introduction_pauses as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'g.id')
        .on((eb) => eb.or([eb('p.until', 'is', null), eb('p.until', '>=', today)])),
    )
    .select('g.id')
    .where('g.id', '=', to)
    .where('g.state', '<>', 'suspended')
    .where('b.blocked_id', 'is', null)
    .where('p.organisation_id', 'is', null)
    .executeTakeFirst()
  return row === undefined
}

export type IntroductionSettings = {
  /** null: new requests are taken; `until` null: until it is taken back */
  pause: { until: string | null } | null
  blocked: (Party & { at: Date })[]
}

/** How an organisation takes new requests. A pause that is over is none. */
export async function readIntroductionSettings(
  db: Db,
  organisationId: number,
  today: string,
): Promise<IntroductionSettings> {
  const [pause, blocked] = await Promise.all([
    db
      .selectFrom('introduction_pauses')
      .select('until')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst(),
    db
      .selectFrom('organisation_blocks as b')
      .innerJoin('organisations as g', 'g.id', 'b.blocked_id')
      .select(['g.id', 'g.name_zh', 'g.name_en', 'b.created_at'])
      .where('b.organisation_id', '=', organisationId)
      .orderBy('b.created_at', 'desc')
      .execute(),
  ])
  return {
    pause: pause && (pause.until === null || pause.until >= today) ? pause : null,
    blocked: blocked.map((row) => ({
      id: row.id,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      at: row.created_at,
    })),
  }
}

const refuse = (viewer: Person, organisationId: number) =>
  refuseWithout(viewer, organisationId, 'introduce', { kind: 'organisation', id: organisationId })

/** Takes no new requests until a day, or until it is taken back. @throws `day_past` (422), those of `refuseWithout` */
export const pauseIntroductions = (
  { db, clock }: Acting,
  viewer: Person,
  { organisationId, until }: { organisationId: number; until: string | null },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuse(viewer, organisationId)
    if (until !== null && until < clock.today()) throw new DomainError('day_past', { field: 'until' })
    const values = { until, created_by: viewer.id, created_at: clock.now() }
    await tx
      .insertInto('introduction_pauses')
      .values({ organisation_id: organisationId, ...values })
      .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'introduction.paused',
      object: { kind: 'organisation', id: organisationId },
      detail: { until },
    })
  })

/** Takes new requests again. @throws those of `refuseWithout` */
export const resumeIntroductions = (
  { db }: Acting,
  viewer: Person,
  { organisationId }: { organisationId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuse(viewer, organisationId)
    const gone = await tx
      .deleteFrom('introduction_pauses')
      .where('organisation_id', '=', organisationId)
      .returning('organisation_id')
      .execute()
    if (gone.length > 0)
      await audit(tx, auditSource(viewer), {
        action: 'introduction.resumed',
        object: { kind: 'organisation', id: organisationId },
      })
  })

/** Takes no request of another organisation any more; what is open between the two stays. @throws as above */
export const blockOrganisation = (
  { db, clock }: Acting,
  viewer: Person,
  { organisationId, blockedId }: { organisationId: number; blockedId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuse(viewer, organisationId)
    const added = await tx
      .insertInto('organisation_blocks')
      .values({
        organisation_id: organisationId,
        blocked_id: blockedId,
        created_by: viewer.id,
        created_at: clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'blocked_id']).doNothing())
      .returning('blocked_id')
      .execute()
    if (added.length > 0)
      await audit(tx, auditSource(viewer), {
        action: 'introduction.blocked',
        object: { kind: 'organisation', id: blockedId },
        detail: { by: organisationId },
      })
  })

/** Takes requests of that organisation again. @throws as above */
export const unblockOrganisation = (
  { db }: Acting,
  viewer: Person,
  { organisationId, blockedId }: { organisationId: number; blockedId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuse(viewer, organisationId)
    const gone = await tx
      .deleteFrom('organisation_blocks')
      .where('organisation_id', '=', organisationId)
      .where('blocked_id', '=', blockedId)
      .returning('blocked_id')
      .execute()
    if (gone.length > 0)
      await audit(tx, auditSource(viewer), {
        action: 'introduction.unblocked',
        object: { kind: 'organisation', id: blockedId },
        detail: { by: organisationId },
      })
  })
