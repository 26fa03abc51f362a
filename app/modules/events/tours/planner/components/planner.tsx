import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'
import { PlannerNeeds } from './planner-needs'
import { PlannerPicks } from './planner-picks'
import type { PlannerView } from './planner-view'

/** Whom to ask to a stop, and why: what the region needs, and who answers what nobody there does. */
export function Planner({ view, state }: { view: PlannerView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const chosen = state ? new Set([state.values.organisations ?? []].flat()) : null
  if (view.needs.length === 0)
    return (
      <>
        {view.tabs.length > 0 && <Tabs label={t('tourWork.planTitle')} tabs={view.tabs} />}
        <EmptyState title={t('tourWork.planEmpty')} />
      </>
    )
  return (
    <>
      {view.tabs.length > 0 && <Tabs label={t('tourWork.planTitle')} tabs={view.tabs} />}
      <ul className="panel grid gap-1 p-4 text-sm">
        {view.summary.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!view.open && <Notice>{t('tourWork.planClosed')}</Notice>}
      <ActionForm state={state} className="gap-5">
        <Section id="picks" title={t('tourWork.picksTitle')} lead={t('tourWork.picksLead')}>
          {view.picks.length === 0 ? (
            <p className="text-muted">{t('tourWork.picksNone')}</p>
          ) : (
            <PlannerPicks picks={view.picks} open={view.open} chosen={chosen} />
          )}
        </Section>
        {view.teams.length > 0 && (
          <Section id="teams" title={t('tourWork.teamsTitle')} lead={t('tourWork.teamsLead')}>
            <ul className="panel grid gap-x-4 px-4 py-2 sm:grid-cols-2">
              {view.teams.map((team) => (
                <li key={team.id}>
                  <label className="check-row">
                    <input
                      type="checkbox"
                      name="organisations"
                      value={team.id}
                      disabled={!view.open}
                      defaultChecked={chosen?.has(String(team.id)) ?? false}
                    />
                    <span>{t('tourWork.teamNeeds', { name: team.name, n: team.needs })}</span>
                  </label>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {view.open && (view.picks.length > 0 || view.teams.length > 0) && (
          <p className="border-line bg-canvas sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t py-3">
            <Button look="main">{t('tourWork.invite')}</Button>
            <span className="text-muted text-sm">{t('tourWork.inviteLead')}</span>
          </p>
        )}
      </ActionForm>
      <Section id="needs" title={t('tourWork.planNeedsTitle')} lead={t('tourWork.planNeedsLead')}>
        <PlannerNeeds needs={view.needs} more={view.more} />
      </Section>
    </>
  )
}
