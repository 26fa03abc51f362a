import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AgendaChangesPanel, AgendaTable, EventManageFrame, StageForms, StopAgendas } from '~/modules/events'
import {
  AgendaActForm,
  actOnStages,
  agendaWorkPage,
  managePath,
  readScope,
  scopedPath,
  tellAgendaChanges,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await agendaWorkPage(args)
  const { head, lang, t, origin, path, stop, tour, stops, stages, elements, days, newHref, untold } = page
  const title = t('eventWork.tab_agenda')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    ofStop: stop !== null,
    ...{ tour, stops, stages, elements, days, newHref, untold },
  }
}

export const action = defineAction(
  AgendaActForm,
  async (form, { services, viewer, lang, params, url }) => {
    const scope = readScope({ params, url })
    const to = (did: string) =>
      redirect(managePath(lang, scope.eventId, scopedPath(`/agenda?did=${did}`, scope)))
    if ('mark' in form) {
      await tellAgendaChanges(services, viewer, { ...scope, form })
      return to(form.act)
    }
    await actOnStages(services, viewer, { ...scope, form })
    return to('saved')
  },
  personalPage,
)

/** Acts whose form has no place of its own for an error. */
const unplaced = new Set(['removeStage', 'tellChanges', 'leaveChanges'])

export default function AgendaWorkPage() {
  const { t } = useTranslation()
  const { frame, ofStop, tour, stops, stages, elements, days, newHref, untold } =
    useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {state?.error && unplaced.has(String(state.values.act)) && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {untold && <AgendaChangesPanel view={untold} />}
      {stops.length > 0 && (
        <Section id="stops" title={t('agendaWork.ofStops')} lead={t('agendaWork.ofStopsLead')}>
          <StopAgendas stops={stops} />
        </Section>
      )}
      <Section
        id="items"
        title={t(tour && !ofStop ? 'agenda.wholeTour' : 'agendaWork.items')}
        lead={t(ofStop ? 'agendaWork.stopLead' : tour ? 'agendaWork.tourLead' : 'agendaWork.itemsLead')}
      >
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
        <Section
          id="stages"
          title={t(tour ? 'agendaWork.places' : 'agenda.stages')}
          lead={t(tour ? 'agendaWork.placesLead' : 'agendaWork.stagesLead')}
        >
          <StageForms stages={stages} elements={elements} tour={tour} state={state} />
        </Section>
      )}
    </EventManageFrame>
  )
}
