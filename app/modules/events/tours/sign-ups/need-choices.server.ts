import { sql } from 'kysely'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { regionName } from '~/modules/accounts'
import { readNeeds } from '~/modules/needs/index.server'
import { inLang } from '~/modules/offerings'
import type { Services } from '~/platform/services.server'

/** The most needs that are listed to choose from. */
const LISTED = 200

/** What a team can bring to a tour: needs of its own that are still asked, and those of others that it shares. */
export async function needChoices(
  { db, vocabulary }: Pick<Services, 'db' | 'vocabulary'>,
  organisationId: number,
  { chosen, lang }: { chosen: ReadonlySet<number>; lang: Lang },
): Promise<{ id: number; title: string; facts: string; chosen: boolean }[]> {
  const { t } = i18nFor(lang)
  const [known, { rows }] = await Promise.all([
    vocabulary(),
    sql<{ id: number }>`
      select n.id from needs n
      where n.state in ('open', 'matched', 'in_trial') and (n.organisation_id = ${organisationId} or exists (
        select from need_endorsements e where e.need_id = n.id and e.organisation_id = ${organisationId}))
      order by n.organisation_id = ${organisationId} desc, n.published_at desc nulls last, n.id
      limit ${LISTED}
    `.execute(db),
  ])
  const needs = await readNeeds(
    db,
    'staff',
    rows.map(({ id }) => id),
  )
  return needs.map((need) => ({
    id: need.id,
    title: inLang(lang, need.titleZh, need.titleEn),
    facts: [
      t(`need.urgency_${need.urgency}`),
      need.region ? regionName(known, need.region, lang) : '',
      need.organisation.id === organisationId
        ? ''
        : t('signUp.sharedNeed', { name: inLang(lang, need.organisation.nameZh, need.organisation.nameEn) }),
    ]
      .filter(Boolean)
      .join(' · '),
    chosen: chosen.has(need.id),
  }))
}
