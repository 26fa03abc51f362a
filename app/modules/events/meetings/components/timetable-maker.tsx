import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { useRefresh } from './use-refresh'

export type TimetableMakerView = {
  figures: [name: string, value: number][]
  ready: boolean
  standing: boolean
  working: { step: string; gap: string | null; done: number } | null
  changes: string | null
  versions: {
    id: number
    name: string
    state: 'waiting' | 'working' | 'made' | 'failed' | 'published'
    stateLabel: string
    at: string
    summary: string | null
    quality: string | null
    trouble: string
    planHref: string
    publishes: boolean
  }[]
}

/** Making the timetable: what there is to plan, how far the solver is, and what it has made. */
export function TimetableMaker({
  view,
  setupHref,
  writes,
  state,
}: {
  view: TimetableMakerView
  setupHref: string
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {view.figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="figure text-xl font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <Section id="make" title={t('meeting.make')} lead={t('meeting.makeLead')}>
        {view.working ? (
          <Making working={view.working} />
        ) : !view.ready ? (
          <div className="grid justify-items-start gap-3">
            <p>{t('meeting.setupFirst')}</p>
            <ButtonLink href={setupHref}>{t('meeting.manageTab_setup')}</ButtonLink>
          </div>
        ) : (
          writes && (
            <form method="post" className="grid justify-items-start gap-2">
              {view.standing && (
                <>
                  <p className="text-sm">{t('meeting.makeAgainLead')}</p>
                  <label className="check-row">
                    <input type="checkbox" name="anew" value="yes" />
                    <span>{t('meeting.makeAnew')}</span>
                  </label>
                </>
              )}
              <Button name="act" value="make" look="main">
                {t('meeting.makeAct')}
              </Button>
            </form>
          )
        )}
      </Section>
      <Section id="versions" title={t('meeting.versions')}>
        {view.versions.length === 0 && <p className="text-muted">{t('meeting.versionsNone')}</p>}
        <ul className="grid gap-3">
          {view.versions.map((version) => (
            <li key={version.id} className="panel grid gap-1.5 p-4">
              <p className="flex flex-wrap items-center gap-3">
                <span className="font-semibold">{version.name}</span>
                <Tag tone={version.state === 'published' ? 'pass' : 'plain'}>{version.stateLabel}</Tag>
                <span className="text-muted figure text-sm">{version.at}</span>
              </p>
              {version.summary && <p>{version.summary}</p>}
              {version.quality && (
                <p className="text-sm">
                  {version.quality} {t('meeting.checked')}
                </p>
              )}
              {version.trouble && <p className="text-signal-ink text-sm font-medium">{version.trouble}</p>}
              {version.publishes && view.changes && <p className="text-sm">{view.changes}</p>}
              {version.summary && (
                <div className="flex flex-wrap items-center gap-3">
                  {version.publishes && writes && (
                    <form method="post">
                      <input type="hidden" name="timetable" value={version.id} />
                      <Button name="act" value="publish" look="main">
                        {t('meeting.publish')}
                      </Button>
                    </form>
                  )}
                  <ButtonLink href={version.planHref}>{t('meeting.preview')}</ButtonLink>
                  {version.publishes && (
                    <span className="text-muted text-sm">{t('meeting.publishLead')}</span>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Making({ working }: { working: NonNullable<TimetableMakerView['working']> }) {
  const { t } = useTranslation()
  useRefresh(1_500)
  return (
    <div className="panel grid gap-2 p-4" role="status">
      <p className="font-semibold">{t('meeting.making')}</p>
      <progress
        className="accent-signal h-3 w-full max-w-xl"
        max={1}
        value={working.done}
        aria-label={t('meeting.making')}
      />
      <p className="facts">
        <span>{working.step}</span>
        {working.gap && <span>{working.gap}</span>}
      </p>
      <noscript>
        <form method="get">
          <Button>{t('meeting.refresh')}</Button>
        </form>
      </noscript>
    </div>
  )
}
