import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AgendaTable, EventManageFrame, StageForms } from '~/modules/events'
import { actOnStages, agendaWorkPage, managePath, StageActForm } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, stages, elements, days, newHref } = await agendaWorkPage(args)
  const title = t('eventWork.tab_agenda')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    stages,
    elements,
    days,
    newHref,
  }
}

export const action = defineAction(
  StageActForm,
  async (form, { services, viewer, lang, params }) => {
    const eventId = readId(params.id)
    await actOnStages(services, viewer, { eventId, form })
    return redirect(managePath(lang, eventId, '/agenda?did=saved'))
  },
  personalPage,
)

export default function AgendaWorkPage() {
  const { t } = useTranslation()
  const { frame, stages, elements, days, newHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {state?.error && state.values.act === 'removeStage' && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <Section id="items" title={t('agendaWork.items')} lead={t('agendaWork.itemsLead')}>
        {frame.writes && (
          <p>
            <ButtonLink look="main" href={newHref}>
              {t('agendaWork.newItem')}
            </ButtonLink>
          </p>
        )}
        {days.length === 0 && <p className="text-muted">{t('agendaWork.noItems')}</p>}
        {days.map(({ day, title, rows }) => (
          <AgendaTable key={day} title={title} rows={rows} />
        ))}
      </Section>
      {frame.writes && (
        <Section id="stages" title={t('agenda.stages')} lead={t('agendaWork.stagesLead')}>
          <StageForms stages={stages} elements={elements} state={state} />
        </Section>
      )}
    </EventManageFrame>
  )
}
