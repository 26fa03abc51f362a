import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventActs, EventManageFrame, EventSteps, stepsOf } from '~/modules/events'
import {
  actOnEvent,
  checkStoredPlan,
  EventActForm,
  eventManagePage,
  managePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'overview')
  const { services, event, lang, origin, path, title } = page
  const plan = await checkStoredPlan(services.db, event.id)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    steps: stepsOf(event, { lang, booths: plan.booths, findings: plan.findings }),
  }
}

export const action = defineAction(
  EventActForm,
  async (form, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    await actOnEvent(services, viewer, { id, form })
    return redirect(managePath(lang, id, `?did=${form.act}`))
  },
  personalPage,
)

export default function EventManagePage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={data.frame}>
      <EventSteps title={t('eventWork.steps')} steps={data.steps} state={state} writes={data.frame.writes} />
      {data.frame.writes && data.frame.state === 'published' && <EventActs state={state} />}
    </EventManageFrame>
  )
}
