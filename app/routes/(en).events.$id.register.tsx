import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { RegisterForm, TicketLines } from '~/modules/events'
import { RegisterFields, registerPage, registerVisitors } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, title, dates, place, crumbs, view } = await registerPage(args)
  const name = `${t('visitor.registerTitle')} · ${title}`
  return {
    head: makeHead({ origin, path, lang, title: name, description: name, indexed: false }),
    ...{ title, dates, place, crumbs, view },
    did: url.searchParams.has('did') ? t('visitor.did_register') : null,
  }
}

export const action = defineAction(
  RegisterFields,
  async (registration, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    await registerVisitors(services, viewer, { eventId, registration }, { origin })
    return redirect(localPath(lang, `/events/${eventId}/register?did=register`))
  },
  personalPage,
)

export default function RegisterPage() {
  const { t } = useTranslation()
  const { title, dates, place, crumbs, view, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('visitor.registerTitle')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('visitor.registerTitle')}</h1>
        <p>{title}</p>
        <p className="facts">
          <span>{dates}</span>
          <span>{place}</span>
        </p>
        <p className="text-muted max-w-prose text-sm">{t('visitor.registerLead')}</p>
      </header>
      {did && !state && <Notice role="status">{did}</Notice>}
      {view.closed && <Notice>{view.closed}</Notice>}
      {view.tickets.length > 0 && (
        <Section id="tickets" title={t('visitor.tickets')}>
          <TicketLines tickets={view.tickets} />
        </Section>
      )}
      {(view.open || state) &&
        (view.tickets.length === 0 ? (
          <Section id="register" title={t('visitor.who')}>
            <RegisterForm view={view} state={state} />
          </Section>
        ) : (
          <details open={state !== undefined}>
            <summary className="text-link min-h-11 cursor-pointer py-2 font-semibold">
              {t('visitor.registerMore')}
            </summary>
            <RegisterForm key={view.tickets.length} view={view} state={state} />
          </details>
        ))}
    </div>
  )
}
