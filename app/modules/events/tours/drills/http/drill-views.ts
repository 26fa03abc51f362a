import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { dayOf, timeOf } from '~/platform/china-time'
import type { DrillView } from '../components/drill-view'
import type { Drill } from '../drill'
import { measureWords } from '../measure-words'

/** A drill in words. */
export function drillView(
  drill: Drill,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): DrillView {
  const { t } = i18nFor(lang)
  return {
    id: drill.id,
    title: inLang(lang, drill.titleZh, drill.titleEn),
    offering: inLang(lang, drill.offering.nameZh, drill.offering.nameEn),
    offeringHref: localPath(lang, `/offerings/${drill.offeringId}`),
    model: drill.offering.model ?? '',
    enterprise: inLang(lang, drill.enterprise.nameZh, drill.enterprise.nameEn),
    time: `${formatDate(dayOf(drill.startsAt), lang)} ${timeOf(drill.startsAt)}`,
    place: drill.place,
    procedure: drill.procedure,
    measures: drill.measures,
    measured: drill.measures.map((measure) => measureWords(measure, vocabulary, lang)),
    result: drill.result,
    resultWords: drill.result ? t(`evidence.result_${drill.result}`) : t('evidence.result_none'),
    evaluators: drill.evaluators,
    note: drill.note,
  }
}
