import type { Db, Tx } from '~db/client.server'
import {
  type Frequency,
  isNoticeKind,
  type NoticeKind,
  noticeKinds,
  type Preference,
  usualPreference,
} from '../kinds'
import type { QuietHours } from '../mails/mail-times'

export type Preferences = {
  kinds: Record<NoticeKind, Preference>
  /** null: none */
  quiet: QuietHours | null
}

/** What a person chose, and the usual where they chose nothing. */
export async function readPreferences(db: Db | Tx, personId: number): Promise<Preferences> {
  const [chosen, quiet] = await Promise.all([
    db
      .selectFrom('notice_preferences')
      .select(['kind', 'on_site', 'mail'])
      .where('person_id', '=', personId)
      .execute(),
    db
      .selectFrom('notice_quiet_hours')
      .select(['from_hour', 'to_hour'])
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  ])
  const kinds = Object.fromEntries(
    noticeKinds.map((kind) => [kind, usualPreference(kind)]),
  ) as Preferences['kinds']
  for (const { kind, on_site: onSite, mail } of chosen)
    if (isNoticeKind(kind)) kinds[kind] = { onSite, mail: mail as Frequency }
  return { kinds, quiet: quiet ? { from: quiet.from_hour, to: quiet.to_hour } : null }
}
