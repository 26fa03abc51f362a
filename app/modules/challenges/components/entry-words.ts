import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { inLang } from '~/modules/offerings'
import type { Lang } from '~/modules/vocabulary'
import type { Entry } from '../challenge'
import type { Demand } from '../read-demand.server'
import { positionWords } from './demand-grid-view'

type Titled = Pick<Entry, 'id' | 'titleZh' | 'titleEn' | 'needTitleZh' | 'needTitleEn'>

/** What reviewers know an entry by: its own title, or that of the need it began with. */
export const entryTitle = (entry: Titled, lang: Lang): string =>
  inLang(lang, entry.titleZh, entry.titleEn) ||
  inLang(lang, entry.needTitleZh, entry.needTitleEn) ||
  i18nFor(lang).t('challengeWork.untitled')

/** Where it lies, in words; null where nobody has rated it. */
export const positionText = ({ position }: Pick<Entry, 'position'>, lang: Lang): string | null =>
  position && i18nFor(lang).t('challenge.position', positionWords(position, lang))

/** Who shares what stands behind it; null where nobody does. */
export const teamsText = ({ teams, quantity }: Demand, lang: Lang): string | null =>
  teams === 0
    ? null
    : i18nFor(lang).t('challenge.teamsText', {
        teams: formatNumber(teams, lang),
        n: formatNumber(quantity, lang),
      })
