import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, StopFieldset } from '~/modules/events'
import {
  addStop,
  eventManagePage,
  managePath,
  NewStopForm,
  stopFormView,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'stops')
  const { services, event, lang, t, origin, path, url } = page
  const title = t('tourWork.newStop')
  const region = url.searchParams.get('region') ?? ''
  return {
    head: makeHead({ origin, path: `${path}/new`, lang, title, description: title, indexed: false }),
    frame: page.head,
    form: await stopFormView(services, { event, stop: null, region, lang }),
  }
}

export const action = defineAction(
  NewStopForm,
  async (content, { services, viewer, lang, params }) => {
    const eventId = readId(params.id)
    const stop = await addStop(services, viewer, { eventId, content })
    return redirect(managePath(lang, eventId, `/stops/${stop}?did=added`))
  },
  personalPage,
)

export default function NewStopPage() {
  const { t } = useTranslation()
  const { frame, form } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <h2 className="text-xl">{t('tourWork.newStop')}</h2>
      {frame.writes && (
        <ActionForm state={state}>
          <StopFieldset view={form} state={state} />
          <p>
            <Button look="main">{t('tourWork.addStop')}</Button>
          </p>
        </ActionForm>
      )}
    </EventManageFrame>
  )
}
