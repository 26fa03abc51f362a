import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Hall } from '../plan/plan'
import type { HallView } from './hall-form'

/** Cells of 0.5 m as metres, as a field holds them. */
export const inMetres = (cells: number): string => String(cells / 2)

/** A hall as its form and its line in the list show it. */
export function hallViewOf(
  { hall, booths, findings }: { hall: Hall; booths: number; findings: number },
  { lang, eventId }: { lang: Lang; eventId: number },
): HallView {
  const { t } = i18nFor(lang)
  const metres = (cells: number) => formatNumber(cells / 2, lang)
  return {
    id: String(hall.id),
    version: hall.version,
    title: `${hall.code} · ${inLang(lang, hall.nameZh, hall.nameEn)}`,
    summary: t('boothWork.hallSummary', {
      ...{ width: metres(hall.width), depth: metres(hall.depth), n: formatNumber(booths, lang) },
    }),
    findings: findings > 0 ? t('boothWork.hallFindings', { n: findings }) : null,
    planHref: localPath(lang, `/events/${eventId}/manage/plan/${hall.id}`),
    values: {
      ...{ code: hall.code, nameZh: hall.nameZh, nameEn: hall.nameEn },
      ...{ width: inMetres(hall.width), depth: inMetres(hall.depth) },
    },
  }
}

export const newHall: HallView = {
  ...{ id: '', version: 1, title: '', summary: '', findings: null, planHref: '' },
  values: { code: '', nameZh: '', nameEn: '', width: '', depth: '' },
}
