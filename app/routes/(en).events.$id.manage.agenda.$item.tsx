import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AgendaItemForm, EventManageFrame } from '~/modules/events'
import {
  AgendaItemForm as AgendaItemFields,
  actOnAgendaItem,
  agendaItemWorkPage,
  managePath,
  readScope,
  scopedPath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, origin, listHref, heading, view } = await agendaItemWorkPage(args)
  return {
    head: makeHead({ origin, path: listHref, lang, title: heading, description: heading, indexed: false }),
    frame: head,
    heading,
    view,
  }
}

export const action = defineAction(
  AgendaItemFields,
  async (form, { services, viewer, lang, params, url }) => {
    const scope = readScope({ params, url })
    const id = params.item === 'new' ? null : readId(params.item)
    const saved = await actOnAgendaItem(services, viewer, { ...scope, id, form })
    const rest = saved === null || form.act === 'save' ? '/agenda' : `/agenda/${saved}`
    return redirect(managePath(lang, scope.eventId, scopedPath(`${rest}?did=saved`, scope)))
  },
  personalPage,
)

export default function AgendaItemPage() {
  const { t } = useTranslation()
  const { frame, heading, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {state && state.values.act !== 'save' && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <Section id="item" title={heading}>
        {view.state === 'cancelled' && <Notice>{t('agendaWork.isOff')}</Notice>}
        {frame.writes && <AgendaItemForm key={view.version} view={view} state={state} />}
      </Section>
    </EventManageFrame>
  )
}
