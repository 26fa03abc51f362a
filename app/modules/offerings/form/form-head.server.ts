import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { inLang } from '../components/offering-card-view'
import { textOf } from '../offering-form'
import type { WorkingCopy } from '../revisions/read-working-copy.server'
import type { FormHead } from './form-frame'
import { type StepLink, stepLinks } from './form-page.server'

/** What the frame of an offering's own pages shows. */
export function formHead(
  copy: WorkingCopy,
  current: StepLink['step'] | null,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): FormHead {
  const { t } = i18nFor(lang)
  const { offering, revision, fields } = copy
  const name = inLang(lang, textOf(fields, 'nameZh'), textOf(fields, 'nameEn')) || offering.nameZh
  return {
    name,
    organisation: inLang(lang, offering.organisation.nameZh, offering.organisation.nameEn),
    state: offering.state,
    revision: revision?.state ?? null,
    steps: stepLinks(copy, vocabulary, lang),
    current,
    crumbs: [
      { href: localPath(lang, '/workbench'), label: t('workbench.title') },
      { href: localPath(lang, '/workbench/offerings'), label: t('publish.own') },
    ],
  }
}
