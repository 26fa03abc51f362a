import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { NoticeKind, Preference } from '../kinds'
import { mailDueAt, type QuietHours } from '../mails/mail-times'

export type ChosenPreferences = {
  kinds: Partial<Record<NoticeKind, Preference>>
  /** null: none; undefined: as they are */
  quiet?: QuietHours | null
}

/** Keeps how the viewer wants to be told. What waits to be mailed follows the new choice. */
export const savePreferences = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  chosen: ChosenPreferences,
): Promise<void> =>
  services.db.transaction().execute((tx) => savePreferencesIn(tx, services, viewer.id, chosen))

/** The same in a transaction of the caller's, for anybody. */
export async function savePreferencesIn(
  tx: Tx,
  { clock }: Pick<Services, 'clock'>,
  personId: number,
  { kinds, quiet }: ChosenPreferences,
): Promise<void> {
  const now = clock.now()
  for (const [kind, { onSite, mail }] of Object.entries(kinds)) {
    await tx
      .insertInto('notice_preferences')
      .values({ person_id: personId, kind, on_site: onSite, mail })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'kind']).doUpdateSet({ on_site: onSite, mail }),
      )
      .execute()
    await tx
      .updateTable('notices')
      .set({ mail_due_at: mailDueAt(mail, now, { gathered: false, waiting: null }) })
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('mail_due_at', 'is not', null)
      .execute()
  }
  if (quiet === undefined) return
  if (quiet === null)
    return void (await tx.deleteFrom('notice_quiet_hours').where('person_id', '=', personId).execute())
  const hours = { from_hour: quiet.from, to_hour: quiet.to }
  await tx
    .insertInto('notice_quiet_hours')
    .values({ person_id: personId, ...hours })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(hours))
    .execute()
}
