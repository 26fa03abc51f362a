import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { dayOf } from '~/platform/china-time'
import type { Services } from '~/platform/services.server'
import type { DrillEvidence } from './components/drill-evidence'
import type { DrillResult } from './drill'
import { measuresIn } from './drills.repo.server'
import { measureWords } from './measure-words'

/** As many as a page of an offering tells of, the newest first. */
const MOST = 10

/** What public drills of an offering measured, failures too. */
export async function readDrillEvidence(
  { db }: Pick<Services, 'db'>,
  offeringId: number,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): Promise<DrillEvidence[]> {
  const { t } = i18nFor(lang)
  const rows = await db
    .selectFrom('tour_drills as d')
    .innerJoin('tour_stops as s', 's.id', 'd.stop_id')
    .innerJoin('events as e', 'e.id', 's.event_id')
    .select(['d.id', 'd.title_zh', 'd.title_en', 'd.starts_at', 'd.result', 'd.evaluators', 'd.note'])
    .select(['s.id as stop_id', 's.title_zh as stop_zh', 's.title_en as stop_en', 'e.id as event_id'])
    .select(measuresIn.as('measures'))
    .where('d.offering_id', '=', offeringId)
    .where('d.result', 'in', ['passed', 'partly', 'failed'])
    // What was measured stays so where the rest of the tour was called off.
    .where('e.state', '<>', 'draft')
    .orderBy('d.starts_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => {
    const result = row.result as DrillResult
    return {
      id: row.id,
      title: inLang(lang, row.title_zh, row.title_en),
      href: localPath(lang, `/events/${row.event_id}/stops/${row.stop_id}`),
      where: t('evidence.at', {
        date: formatDate(dayOf(row.starts_at), lang),
        place: inLang(lang, row.stop_zh, row.stop_en),
      }),
      result,
      resultWords: t(`evidence.result_${result}`),
      evaluators: row.evaluators,
      note: row.note,
      // What nobody read off is no measurement.
      measures: row.measures
        .filter(({ measured }) => measured !== '')
        .map((measure) => measureWords(measure, vocabulary, lang)),
    }
  })
}
