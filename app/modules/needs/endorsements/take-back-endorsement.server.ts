import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { markForIndex } from '~search/marks.server'
import { lockToEndorse } from './lock-to-endorse.server'

/** No longer shares a need; nothing happens where it is not shared. @throws DomainError those of `lockToEndorse` */
export const takeBackEndorsement = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  needId: number,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { organisation } = await lockToEndorse(tx, viewer, needId)
    const gone = await tx
      .deleteFrom('need_endorsements')
      .where('need_id', '=', needId)
      .where('organisation_id', '=', organisation.id)
      .returning('quantity')
      .executeTakeFirst()
    if (gone === undefined) return
    await audit(tx, auditSource(viewer), {
      action: 'need.endorsement_withdrawn',
      object: { kind: 'need', id: needId },
      detail: { organisation: organisation.id, from: gone.quantity },
    })
    await markForIndex(tx, 'needs', [needId])
  })
