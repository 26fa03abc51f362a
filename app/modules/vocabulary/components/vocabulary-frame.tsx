import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { type Tab, Tabs } from '~/ui/tabs'
import type { Lang, Vocabulary } from '../vocabulary'
import { type VocabularyList, vocabularyLists } from './vocabulary-table-view'

export type VocabularyFrameView = { tabs: Tab[] }

/** The tabs over the lists; `current` null stands for the overview. */
export function vocabularyFrame(
  current: VocabularyList | null,
  vocabulary: Vocabulary,
  lang: Lang,
): VocabularyFrameView {
  const { t } = i18nFor(lang)
  const size = (list: VocabularyList) =>
    list === 'synonyms' ? vocabulary.synonyms.length : vocabulary[list].size
  return {
    tabs: [
      { href: localPath(lang, '/vocabulary'), label: t('vocabulary.overview'), current: current === null },
      ...vocabularyLists.map((list) => ({
        href: localPath(lang, `/vocabulary/${list}`),
        label: t(`vocabulary.${list}`),
        count: formatNumber(size(list), lang),
        current: list === current,
      })),
    ],
  }
}

export function VocabularyFrame({ view, children }: { view: VocabularyFrameView; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid gap-5 py-5">
      <header className="grid gap-1">
        <h1 className="text-2xl">{t('vocabulary.title')}</h1>
        <p className="text-muted max-w-prose">{t('vocabulary.lead')}</p>
      </header>
      <Tabs label={t('vocabulary.lists')} tabs={view.tabs} />
      {children}
    </div>
  )
}
