import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, Planner } from '~/modules/events'
import { inviteToStop, plannerPage, StopInvitationForm, stopManagePath } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, view, lang, t, origin, path } = await plannerPage(args)
  const title = t('tourWork.planTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view: head.writes ? view : { ...view, open: false },
  }
}

export const action = defineAction(
  StopInvitationForm,
  async ({ organisations }, { services, viewer, lang, origin, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    await inviteToStop(services, viewer, { ...at, organisations }, { origin })
    return redirect(stopManagePath(lang, at, '/planner?did=invited'))
  },
  personalPage,
)

export default function PlannerPage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <h2 className="text-xl">{t('tourWork.planTitle')}</h2>
      <Planner view={view} state={state} />
    </EventManageFrame>
  )
}
