import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { notify } from '~/modules/notifications/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { lockToEndorse } from './lock-to-endorse.server'

/**
 * Shares another team's need instead of copying it: so many more, for this team. Once an organisation; doing it again
 * changes the quantity and the note. The need's team hears of it the first time.
 * @throws DomainError those of `lockToEndorse`
 */
export const endorseNeed = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { needId, quantity, note }: { needId: number; quantity: number; note: string },
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { need, organisation } = await lockToEndorse(tx, viewer, needId)
    const key = { need_id: needId, organisation_id: organisation.id }
    const before = await tx
      .selectFrom('need_endorsements')
      .select(['quantity', 'note'])
      .where('need_id', '=', needId)
      .where('organisation_id', '=', organisation.id)
      .executeTakeFirst()
    if (before?.quantity === quantity && before.note === note) return
    const first = before === undefined && !(await wasEndorsedBy(tx, needId, organisation.id))
    await tx
      .insertInto('need_endorsements')
      .values({ ...key, quantity, note, created_by: viewer.id, created_at: clock.now() })
      .onConflict((conflict) =>
        conflict.columns(['need_id', 'organisation_id']).doUpdateSet({ quantity, note }),
      )
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'need.endorsed',
      object: { kind: 'need', id: needId },
      detail: { organisation: organisation.id, from: before?.quantity, to: quantity },
    })
    await markForIndex(tx, 'needs', [needId])
    if (first)
      await notify(
        tx,
        {
          kind: 'endorsement',
          event: 'need_endorsed',
          to: { organisationId: need.organisationId, roles: ['editor', 'owner'] },
          words: 'told.need_endorsed',
          params: {
            need: { zh: need.titleZh, en: need.titleEn },
            team: { zh: organisation.nameZh, en: organisation.nameEn },
            n: quantity,
            note: note || '–',
          },
          subject: `need:${needId}`,
          path: `/needs/${needId}`,
          key: `need:${needId}:endorsed:${organisation.id}`,
        },
        { origin, at: clock.now() },
      )
  })

/** Whether it shared the need before, and took that back: the team was told then. */
async function wasEndorsedBy(tx: Tx, needId: number, organisationId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('audit_log')
    .select('id')
    .where('object_kind', '=', 'need')
    .where('object_id', '=', String(needId))
    .where('action', '=', 'need.endorsed')
    .where('actor_organisation_id', '=', organisationId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
