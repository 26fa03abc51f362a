import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { CheckInPanel, EntryCounts, EventManageFrame, StopAgendas } from '~/modules/events'
import { CheckInForm, checkInByHand, checkInPage, managePath, readScope } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, view } = await checkInPage(args)
  const title = t('checkIn.title')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view,
  }
}

export const action = defineAction(
  CheckInForm,
  async (form, { services, viewer, lang, params, url }) => {
    const scope = readScope({ params, url })
    const { eventId, stopId } = scope
    await checkInByHand(services, viewer, { ...scope, form }, lang)
    const query = new URLSearchParams({
      ...(stopId !== null && { stop: String(stopId) }),
      ...{ scan: form.clientId, gate: form.gate },
    })
    return redirect(managePath(lang, eventId, `/check-in?${query}`))
  },
  personalPage,
)

export default function CheckInPage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {view.stops.length > 0 ? (
        <Section id="check-in" title={t('checkIn.title')} lead={t('checkIn.atStops')}>
          <StopAgendas stops={view.stops} />
        </Section>
      ) : (
        <>
          <Section id="check-in" title={t('checkIn.title')} lead={t('checkIn.lead')}>
            {view.lets ? (
              <CheckInPanel view={view} state={state} />
            ) : (
              frame.state !== 'cancelled' && <Notice>{t('checkIn.notNow')}</Notice>
            )}
          </Section>
          <EntryCounts view={view} />
        </>
      )}
    </EventManageFrame>
  )
}
