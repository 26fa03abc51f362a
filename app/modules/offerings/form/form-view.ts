import { i18nFor } from '~/locales/i18n'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import type { Standings } from '../claims'
import type { FormFields } from '../offering-form'
import type { ContentProblem } from '../revisions/check-content'
import type { FormStep } from '../revisions/revision'
import { basicsView } from './basics-view'
import { figuresView } from './figures-view'
import { proofView } from './proof-view'
import { termsView } from './terms-view'
import { usesView } from './uses-view'

export type ChoiceView = { value: string; label: string; group?: string }

/** One control of the form, already worded. */
export type ControlView = {
  kind: 'line' | 'prose' | 'choice' | 'figure' | 'day' | 'url'
  name: string
  label: string
  value: string
  hint?: string
  required?: boolean
  max?: number
  /** of a choice */
  choices?: ChoiceView[]
  /** of a figure: the list of its units */
  unit?: { name: string; value: string; choices: ChoiceView[] }
}

/** A box to tick, with what is asked once it is ticked. */
export type BoxView = {
  value: string
  label: string
  ticked: boolean
  depth: 0 | 1 | 2
  note?: { text: string; tone: 'pass' | 'unknown' | 'fail' }
  more: ControlView[]
}

export type SectionView = {
  id: string
  title: string
  lead?: string
  /** shown folded, with how many of its fields are filled */
  folded?: boolean
  controls: ControlView[]
  /** names a list of boxes */
  boxes?: { name: string; groups: { title: string; boxes: BoxView[] }[] }
}

export type FormContext = { fields: FormFields; vocabulary: Vocabulary; lang: Lang; standings: Standings }

const views: Record<FormStep, (context: FormContext) => SectionView[]> = {
  basics: basicsView,
  figures: figuresView,
  uses: usesView,
  terms: termsView,
  proof: proofView,
}

/** One page of the form, in the reader's language. */
export const stepView = (step: FormStep, context: FormContext): SectionView[] => views[step](context)

/** Why a field is not taken, in words. */
export function wordProblem({ reason, value, allowed }: ContentProblem, field: string, lang: Lang): string {
  const { t } = i18nFor(lang)
  if (reason === 'missing')
    return t(
      field === 'scenarios'
        ? 'publish.missingScenarios'
        : field === 'spec'
          ? 'publish.missingFigures'
          : 'publish.missingAlt',
    )
  if (reason === 'out_of_range' && field === 'priceMax') return t('publish.priceMaxLow', { value })
  const word = t as unknown as (key: string, values: object) => string
  return word(`publish.reason_${reason}`, {
    value,
    allowed: allowed.slice(0, 12).join(lang === 'zh' ? '、' : ', '),
  })
}
