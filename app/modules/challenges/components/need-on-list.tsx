import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import type { NeedOnListView } from './need-on-list-view'
import { StageTag } from './stage-tag'

/** For the team of a need: what became of it on the research-demand list. */
export function NeedOnList({ view }: { view: NeedOnListView }) {
  const { t } = useTranslation()
  return (
    <Section id="on-list" title={t('challengeWork.onList')}>
      <div className="panel grid gap-2 p-4">
        <p>
          <StageTag stage={view.stage} />
        </p>
        <p className="max-w-prose">{t(`challengeWork.onList_${view.stage}`)}</p>
        {view.merged && <p className="text-muted max-w-prose text-sm">{t('challengeWork.onListMerged')}</p>}
        {view.challenge && (
          <p>
            {t('challengeWork.onListOpen')} <a href={view.challenge.href}>{view.challenge.title}</a>
          </p>
        )}
      </div>
    </Section>
  )
}
