import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction } from '~/modules/accounts/index.server'
import { Ticket, TicketActs, TicketLeads, TicketSharing } from '~/modules/events'
import { actOnTicket, TicketActForm, ticketPage, ticketRefOf } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'

export const meta = headOf

const dids = ['change', 'cancel', 'reissue', 'share', 'answer'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, view, crumbs } = await ticketPage(args)
  const title = `${t('visitor.ticket')} · ${view.event}`
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    crumbs,
    did: did ? t(`visitor.did_${did}`) : null,
  }
}

export const action = defineAction(TicketActForm, async (form, { services, viewer, origin, url, params }) => {
  await actOnTicket(services, viewer, { ticket: ticketRefOf({ url }, params), form }, { origin })
  const to = new URLSearchParams(url.search)
  // A renewed ticket has another link.
  if (form.act === 'reissue') to.delete('key')
  to.delete('index')
  to.set('did', form.act)
  return redirect(`${url.pathname}?${to}`)
})

export default function TicketPage() {
  const { t } = useTranslation()
  const { view, crumbs, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('visitor.ticket')} />
      {did && !state && <Notice role="status">{did}</Notice>}
      <Ticket view={view} />
      <div className="no-print grid max-w-xl gap-5">
        {view.shares !== null && <TicketSharing shares={view.shares} />}
        {view.leads.length > 0 && <TicketLeads leads={view.leads} shares={view.shares === true} />}
        {view.changes && <TicketActs view={view} state={state} />}
        {view.registerHref && (
          <p>
            <a href={view.registerHref} className="inline-flex min-h-11 items-center">
              {t('visitor.toRegister')}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}
