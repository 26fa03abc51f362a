import { i18nFor } from '~/locales/i18n'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { DomainError } from '~/platform/errors'
import type { FormFields } from '../offering-form'
import { termFields } from '../offering-form'
import { type OfferingTerms, termsOf } from '../revisions/change-terms.server'
import { checkContent } from '../revisions/check-content'
import { wordProblem } from './form-view'

/**
 * Price, lead time and capacity, of a form that has nothing else.
 * @throws DomainError `field_refused`, which names the first field that cannot be read and says why
 */
export function readTerms(written: FormFields, vocabulary: Vocabulary, lang: Lang): OfferingTerms {
  const [track = ''] = vocabulary.tracks.keys()
  const [equipmentClass = ''] = vocabulary.classes.keys()
  const fields: FormFields = { nameZh: '-', track, equipmentClass }
  for (const name of termFields) fields[name] = written[name] ?? ''
  const { content, problems } = checkContent(fields, vocabulary)
  if (content !== null) return termsOf(content)
  const problem = problems.find(({ reason }) => reason !== 'missing')
  throw new DomainError('field_refused', {
    field: problem?.field ?? 'price',
    why: problem ? wordProblem(problem, problem.field, lang) : i18nFor(lang).t('form.invalid'),
  })
}
