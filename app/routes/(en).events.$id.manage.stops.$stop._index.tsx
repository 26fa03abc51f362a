import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, StopEnd, StopFieldset } from '~/modules/events'
import {
  EditStopForm,
  endStop,
  managePath,
  reviseStop,
  StopEndForm,
  stopFormView,
  stopManagePage,
  stopManagePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'facts')
  const { services, event, stop, manages, lang, origin, path, title } = page
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    version: stop.version,
    ends: manages === 'tour',
    form: await stopFormView(services, { event, stop, lang }),
  }
}

export const action = defineAction(
  z.union([StopEndForm, EditStopForm]),
  async (form, { services, viewer, lang, origin, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    if ('act' in form) {
      await endStop(services, viewer, { ...at, form }, { origin })
      return redirect(
        form.act === 'remove'
          ? managePath(lang, at.eventId, '/stops')
          : stopManagePath(lang, at, '?did=cancel'),
      )
    }
    const { version, ...content } = form
    await reviseStop(services, viewer, { ...at, version, content }, { origin })
    return redirect(stopManagePath(lang, at, '?did=saved'))
  },
  personalPage,
)

export default function StopFactsPage() {
  const { t } = useTranslation()
  const { frame, version, ends, form } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const ending = state?.values.act !== undefined
  const facts = ending ? undefined : state
  return (
    <EventManageFrame head={frame}>
      <ActionForm state={facts} key={version}>
        <input type="hidden" name="version" value={version} />
        <StopFieldset view={form} state={facts} />
        {frame.writes && (
          <p>
            <Button look="main">{t('eventWork.save')}</Button>
          </p>
        )}
      </ActionForm>
      {frame.writes && ends && <StopEnd state={ending ? state : undefined} />}
    </EventManageFrame>
  )
}
