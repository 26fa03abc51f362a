import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, PlanEditor } from '~/modules/events'
import {
  actOnPlan,
  eventManagePage,
  managePath,
  PlanActForm,
  planEditor,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'halls')
  const { services, event, lang, origin, url } = page
  const hallId = readId(args.params.hall)
  const view = await withDomainErrors(() => planEditor(services, event, { hallId, lang }))
  const known = new Set(view.items.map(({ ref }) => ref))
  return {
    head: makeHead({
      ...{ origin, lang, title: view.title, description: view.title, indexed: false },
      path: managePath(lang, event.id, `/plan/${hallId}`),
    }),
    frame: page.head,
    view,
    chosen: url.searchParams.getAll('items').filter((ref) => known.has(ref)),
    hallsHref: managePath(lang, event.id, '/halls'),
  }
}

export const action = defineAction(
  PlanActForm,
  async (form, { services, viewer, lang, params, form: sent }) => {
    const [eventId, hallId] = [readId(params.id), readId(params.hall)]
    const { items } = await actOnPlan(services, viewer, { eventId, hallId, form })
    if (sent.has('quiet')) return json({ items })
    const query = items.map((ref) => `&items=${ref}`).join('')
    return redirect(managePath(lang, eventId, `/plan/${hallId}?did=saved${query}`))
  },
  personalPage,
)

export default function PlanEditorPage() {
  const { t } = useTranslation()
  const { frame, view, chosen, hallsHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <header className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-xl">{view.title}</h2>
        <a href={hallsHref} className="inline-flex min-h-11 items-center">
          {t('boothWork.backToHalls')}
        </a>
      </header>
      <PlanEditor view={view} chosen={chosen} state={state} writes={frame.writes} />
    </EventManageFrame>
  )
}
