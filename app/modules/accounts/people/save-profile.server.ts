import type { Lang } from '~/locales/lang'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'

export const saveProfile = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { name, language }: { name: string; language: Lang },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable('people')
      .set({ name, language, updated_at: clock.now() })
      .where('id', '=', viewer.id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.profile_changed',
      object: { kind: 'person', id: viewer.id },
    })
  })
