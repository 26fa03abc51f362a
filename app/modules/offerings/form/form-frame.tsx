import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Tag } from '~/ui/chip'
import { Tabs } from '~/ui/tabs'
import type { OfferingState } from '../offering'
import type { RevisionState } from '../revisions/revision'
import type { StepLink } from './form-page.server'

export type FormHead = {
  name: string
  organisation: string
  state: OfferingState
  /** of what is being written; null where nothing is */
  revision: RevisionState | null
  steps: StepLink[]
  current: StepLink['step'] | null
  crumbs: { href: string; label: string }[]
}

/** A page of an offering's own: what it is, where it stands, and the pages of its form. */
export function FormFrame({ head, children }: { head: FormHead; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4 md:py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={head.crumbs} current={head.name} />
      <header className="grid gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl md:text-3xl">{head.name}</h1>
          <OfferingStateTags state={head.state} revision={head.revision} />
        </div>
        <p className="text-muted text-sm">{t('publish.forOrganisation', { name: head.organisation })}</p>
      </header>
      <Tabs
        label={t('publish.steps')}
        tabs={head.steps.map(({ step, href, problems }) => ({
          href,
          label: t(`publish.step_${step}`),
          count: problems > 0 ? t('publish.problems', { n: problems }) : undefined,
          current: step === head.current,
        }))}
      />
      {children}
    </div>
  )
}

/** Where an offering stands, and what is being written on it where that stands elsewhere. */
export function OfferingStateTags({
  state,
  revision,
}: {
  state: OfferingState
  revision: RevisionState | null
}) {
  const { t } = useTranslation()
  const tone = state === 'published' ? 'pass' : state === 'returned' ? 'signal' : 'plain'
  const live = state === 'published' || state === 'paused'
  return (
    <>
      <Tag tone={tone}>{t(`publish.state_${state}`)}</Tag>
      {live && revision && (
        <Tag tone={revision === 'returned' ? 'signal' : 'strong'}>
          {revision === 'in_review'
            ? t('publish.editingInReview')
            : revision === 'returned'
              ? t('publish.returned')
              : t('publish.editing')}
        </Tag>
      )}
    </>
  )
}
