import { localPath } from '~/locales/lang'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import type { OfferingWords } from '../claims'
import { type OfferingCardView, offeringCardView } from '../components/offering-card-view'
import type { Offering } from '../offering'
import { type FormFields, textOf } from '../offering-form'
import { type CheckedContent, checkContent, readableContent } from '../revisions/check-content'
import type { WorkingCopy } from '../revisions/read-working-copy.server'
import { type FormPage, type FormStep, formSteps, stepOf } from '../revisions/revision'
import type { SavedStep } from './autosaved-form'
import { stepView, wordProblem } from './form-view'

/** The offering as it would be with what is being written; null where too little of it can be read. */
export function previewOf({ offering, fields }: WorkingCopy, vocabulary: Vocabulary): Offering | null {
  const content = readableContent(fields, vocabulary)
  return content && { ...offering, ...content, verificationLevel: offering.verificationLevel }
}

/** One page of the form as it stands: its fields, what is wrong with those that are filled, and the card. */
export function stepPage(
  copy: WorkingCopy,
  step: FormStep,
  { vocabulary, lang, standingsOf }: OfferingWords,
): Omit<SavedStep, 'version' | 'at'> {
  const { fields } = copy
  const preview = previewOf(copy, vocabulary)
  const standings = preview ? standingsOf(preview, [...vocabulary.conditions.keys()]) : {}
  return {
    sections: stepView(step, { fields, vocabulary, lang, standings }),
    errors: filledProblems(fields, step, { vocabulary, lang }),
    card: cardOf(copy, { vocabulary, lang, standingsOf }),
  }
}

/** What is wrong with the fields of a page that are filled, in words, by field. */
export const filledProblems = (
  fields: FormFields,
  page: FormPage,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): Record<string, string> =>
  Object.fromEntries(
    checkContent(fields, vocabulary)
      .problems.filter(
        ({ field, reason }) => reason !== 'missing' && stepOf(field) === page && textOf(fields, field) !== '',
      )
      .map((problem) => [problem.field, wordProblem(problem, problem.field, lang)]),
  )

/** The card that leads to the preview; null where too little can be read. */
export function cardOf(copy: WorkingCopy, words: OfferingWords): OfferingCardView | null {
  const preview = previewOf(copy, words.vocabulary)
  return (
    preview && {
      ...offeringCardView(preview, words),
      href: localPath(words.lang, `/offerings/${preview.id}/preview`),
    }
  )
}

export type StepLink = { step: FormPage | 'check'; href: string; problems: number }

/** The pages of the form, with how many things are to be mended on each. */
export function stepLinks(copy: WorkingCopy, vocabulary: Vocabulary, lang: Lang): StepLink[] {
  const base = `/offerings/${copy.offering.id}`
  const { problems } = checkContent(copy.fields, vocabulary)
  const returned = Object.keys(copy.revision?.reasons ?? {})
  const count = (step: FormPage) =>
    new Set([...problems.map(({ field }) => field), ...returned].filter((field) => stepOf(field) === step))
      .size
  return [
    ...formSteps.map((step) => ({
      step,
      href: localPath(lang, `${base}/edit/${step}`),
      problems: count(step),
    })),
    { step: 'media' as const, href: localPath(lang, `${base}/media`), problems: count('media') },
    { step: 'check' as const, href: localPath(lang, `${base}/edit`), problems: 0 },
  ]
}

/** Everything to mend, each with its words and the page it is mended on. */
export function problemList(
  checked: CheckedContent,
  { offeringId, lang, labelOf }: { offeringId: number; lang: Lang; labelOf: (field: string) => string },
): { field: string; label: string; text: string; href: string }[] {
  return checked.problems.map((problem) => {
    const page = stepOf(problem.field)
    const path = page === 'media' ? 'media' : `edit/${page ?? 'basics'}`
    return {
      field: problem.field,
      label: labelOf(problem.field),
      text: wordProblem(problem, problem.field, lang),
      href: `${localPath(lang, `/offerings/${offeringId}/${path}`)}#field-${problem.field.replace(/\W+/g, '-')}`,
    }
  })
}
