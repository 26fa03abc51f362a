import type { Vocabulary } from '~/modules/vocabulary'
import { DomainError } from '~/platform/errors'
import type { FormFields } from '~/platform/http/form-fields'
import type { NeedContent } from '~db/write-needs.server'
import { checkNeed } from './form/check-need'
import { defaultOpenUntil, type NeedSettings } from './form/need-settings'

/**
 * What a form says, ready to be shown to others. @throws DomainError `need_incomplete` (422) with the number of
 * things to mend
 */
export function publishable(
  fields: FormFields,
  vocabulary: Vocabulary,
  today: string,
): { content: NeedContent; settings: NeedSettings & { openUntil: string } } {
  const { content, settings, problems, missing } = checkNeed(fields, vocabulary, today)
  const faults = problems.length + missing.length
  if (content === null || settings === null || faults > 0)
    throw new DomainError('need_incomplete', { n: faults })
  return {
    content,
    settings: { ...settings, openUntil: settings.openUntil ?? defaultOpenUntil(today, content.neededBy) },
  }
}
