import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import { codeName } from '~/modules/vocabulary'
import type { Services } from '~/platform/services.server'
import type { OfferingChoice } from './components/offering-choices'

/** The most offerings that are listed to choose from. */
const LISTED = 300

/** The published offerings that an organisation can show at an event, by track and name. */
export async function offeringChoices(
  services: Pick<Services, 'db' | 'vocabulary'>,
  organisationId: number,
  { chosen, lang }: { chosen: ReadonlySet<number>; lang: Lang },
): Promise<OfferingChoice[]> {
  const [vocabulary, rows] = await Promise.all([
    services.vocabulary(),
    services.db
      .selectFrom('offerings')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'published')
      .orderBy('published_at', 'desc')
      .limit(LISTED)
      .execute(),
  ])
  const offerings = await readOfferings(
    services.db,
    'public',
    rows.map(({ id }) => id),
  )
  return offerings
    .map((offering) => ({
      id: offering.id,
      name: inLang(lang, offering.nameZh, offering.nameEn),
      track: codeName(vocabulary.tracks, offering.track, lang),
      scenarios: offering.scenarios
        .map((code) => codeName(vocabulary.scenarios, code, lang))
        .join(i18nFor(lang).t('site.listJoin')),
      chosen: chosen.has(offering.id),
    }))
    .sort((a, b) => a.track.localeCompare(b.track, lang) || a.name.localeCompare(b.name, lang))
}
