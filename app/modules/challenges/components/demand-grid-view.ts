import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/modules/vocabulary'
import { type Position, stepOf, steps } from '../challenge'

/** One entry on the picture. */
export type GridPoint = { id: number; title: string; position: Position; href: string }

type Chip = { id: number; href: string; label: string; name: string }
export type DemandGridView = {
  /** the most urgent first */
  rows: {
    urgency: number
    word: string
    cells: {
      difficulty: number
      chips: Chip[]
      /** the rest of the cell, in the list */
      more: { href: string; label: string; name: string } | null
    }[]
  }[]
  columns: { difficulty: number; word: string }[]
  /** how many lie on it */
  count: string
}

/** Chips that a cell holds on a phone. */
const MOST = 4

/**
 * The picture of urgency × difficulty: each entry in the cell of its means. `cellHref`: the list of one cell, for
 * those that find no room.
 */
export function demandGridView(
  points: readonly GridPoint[],
  { lang, cellHref }: { lang: Lang; cellHref: (urgency: number, difficulty: number) => string },
): DemandGridView {
  const { t } = i18nFor(lang)
  const word = (axis: 'urgency' | 'difficulty', step: number) =>
    (t as (key: string) => string)(`challenge.${axis}_${step}`)
  const cell = (urgency: number, difficulty: number) => {
    const inside = points.filter(
      ({ position }) => stepOf(position.urgency) === urgency && stepOf(position.difficulty) === difficulty,
    )
    const shown = inside.length > MOST ? inside.slice(0, MOST - 1) : inside
    const left = inside.length - shown.length
    return {
      difficulty,
      chips: shown.map(({ id, title, position, href }) => ({
        id,
        href,
        label: String(id),
        name: t('challenge.chipName', { id, title, ...positionWords(position, lang) }),
      })),
      more:
        left === 0
          ? null
          : {
              href: cellHref(urgency, difficulty),
              label: `+${left}`,
              name: t('challenge.moreInCell', { n: left, urgency, difficulty }),
            },
    }
  }
  return {
    rows: steps.toReversed().map((urgency) => ({
      urgency,
      word: word('urgency', urgency),
      cells: steps.map((difficulty) => cell(urgency, difficulty)),
    })),
    columns: steps.map((difficulty) => ({ difficulty, word: word('difficulty', difficulty) })),
    count: formatNumber(points.length, lang),
  }
}

/** The means as readers see them, with one decimal where they are no whole numbers. */
export const positionWords = ({ urgency, difficulty }: Position, lang: Lang) => ({
  urgency: formatNumber(Math.round(urgency * 10) / 10, lang),
  difficulty: formatNumber(Math.round(difficulty * 10) / 10, lang),
})
