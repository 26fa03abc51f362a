import type { TFunction } from 'i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { codeName, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { textOf } from '~/platform/http/form-fields'
import type { Choice } from '~/ui/field'
import { rowsOf } from '../form/need-form'
import { rowField } from './confirmation'
import type { NeedListRow } from './need-list'

/** A row of a list as its page shows it: made already, or to be confirmed. */
export type ListRowView = {
  position: number
  /** where it stands in the file */
  place: string
  title: string
  text: string
  problems: string[]
  made: { href: string; state: string } | null
  /** a row of which nothing was understood is not ticked beforehand */
  ticked: boolean
  quantity: string
  track: string
  /** the tracks that its words may mean */
  likely: Choice[]
  demands: { name: string; label: string; weight: string }[]
}

export function listRowView(
  row: NeedListRow,
  { vocabulary, lang, t }: { vocabulary: Vocabulary; lang: Lang; t: TFunction },
): ListRowView {
  const { fields, position, tracks, need } = row
  const track = tracks[0] ?? ''
  return {
    position,
    place: row.sheet
      ? t('needList.placeIn', { sheet: row.sheet, n: formatNumber(row.number, lang) })
      : t('needList.place', { n: formatNumber(row.number, lang) }),
    title: textOf(fields, 'titleZh'),
    text: textOf(fields, 'textZh') || textOf(fields, 'textEn'),
    problems: row.problems.map(({ part, value }) => t(`needList.unread_${part}`, { value })),
    made:
      need === null
        ? null
        : {
            href: localPath(lang, `/needs/${need.id}/${need.state === 'draft' ? 'edit' : 'manage'}`),
            state: t(`need.state_${need.state}`),
          },
    ticked: track !== '',
    quantity: textOf(fields, 'quantity'),
    track,
    likely: tracks.slice(0, 5).map((code) => ({
      value: code,
      label: codeName(vocabulary.tracks, code, lang),
      group: t('needList.likely'),
    })),
    demands: rowsOf(fields).map(({ attribute, op, value, unit, weight }, at) => {
      const name = codeName(vocabulary.attributes, attribute, lang)
      const sign = op === '>=' ? '≥ ' : op === '<=' ? '≤ ' : ''
      return {
        name: rowField(position, `weight${at}`),
        label: `${name} ${sign}${value} ${unit}`.trim(),
        weight,
      }
    }),
  }
}
