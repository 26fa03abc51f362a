import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { organisationChoices } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventFieldset, EventManageFrame, valuesOf } from '~/modules/events'
import { EditEventForm, eventManagePage, managePath, reviseEvent } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'facts')
  const { services, event, lang, origin, path, title } = page
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    version: event.version,
    kind: event.kind,
    values: valuesOf(event),
    regions: organisationChoices(await services.vocabulary(), lang).regions,
  }
}

export const action = defineAction(
  EditEventForm,
  async ({ version, ...content }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    await reviseEvent(services, viewer, { id, version, content })
    return redirect(managePath(lang, id, '/facts?did=saved'))
  },
  personalPage,
)

export default function EventFactsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={data.frame}>
      <ActionForm state={state} key={data.version}>
        <input type="hidden" name="version" value={data.version} />
        <EventFieldset kind={data.kind} values={data.values} regions={data.regions} />
        {data.frame.writes && (
          <p>
            <Button look="main">{t('eventWork.save')}</Button>
          </p>
        )}
      </ActionForm>
    </EventManageFrame>
  )
}
