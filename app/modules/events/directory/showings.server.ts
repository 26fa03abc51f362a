import type { Lang } from '~/locales/lang'
import { localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Services } from '~/platform/services.server'

export type Showing = { href: string; title: string }

/** At which events, those that are not over, an offering is shown: each with the page of who shows it there. */
export async function readShowings(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  offeringId: number,
  lang: Lang,
): Promise<Showing[]> {
  const rows = await db
    .selectFrom('shown_offerings as s')
    .innerJoin('event_titles as e', 'e.id', 's.event_id')
    .select(['e.id', 'e.title_zh', 'e.title_en', 's.organisation_id'])
    .where('s.offering_id', '=', offeringId)
    .where('e.ends_on', '>=', clock.today())
    .orderBy('e.starts_on')
    .orderBy('e.id')
    .execute()
  return rows.map(({ id, title_zh, title_en, organisation_id }) => ({
    href: localPath(lang, `/events/${id}/exhibitors/${organisation_id}`),
    title: inLang(lang, title_zh, title_en),
  }))
}
