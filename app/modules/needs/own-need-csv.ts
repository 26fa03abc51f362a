import { i18nFor } from '~/locales/i18n'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { CSV_START, csvLine } from '~/platform/csv'
import type { OwnNeedRow } from './own-need-list.server'

/** A team's own needs as a spreadsheet: one line each, `base` is the address that their pages lie below. */
export function ownNeedCsv(
  rows: readonly OwnNeedRow[],
  { vocabulary, lang, base }: { vocabulary: Vocabulary; lang: Lang; base: string },
): string {
  const { t } = i18nFor(lang)
  const head = [
    t('workbench.csvId'),
    t('workbench.csvTitleZh'),
    t('workbench.csvTitleEn'),
    t('workbench.state'),
    t('workbench.track'),
    t('workbench.csvQuantity'),
    t('workbench.csvVisibility'),
    t('workbench.openUntil'),
    t('workbench.endorsements'),
    t('workbench.csvAddress'),
  ]
  const lines = rows.map((row) =>
    csvLine([
      row.id,
      row.titleZh,
      row.titleEn,
      t(`need.state_${row.state}`),
      row.tracks.map((code) => codeName(vocabulary.tracks, code, lang)).join('; '),
      row.quantity ?? '',
      t(`needForm.visibility_${row.visibility}`),
      row.openUntil ?? '',
      row.endorsements,
      `${base}/${row.id}/manage`,
    ]),
  )
  return CSV_START + csvLine(head) + lines.join('')
}
