import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { SignUpForm, SignUpStops, TicketLines } from '~/modules/events'
import { SignUpForm as SignUpFields, signUp, signUpPage, withdrawSignUp } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['submit', 'withdraw'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, title, crumbs, view } = await signUpPage(args)
  const name = `${t('signUp.title')} · ${title}`
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title: name, description: name, indexed: false }),
    title,
    crumbs,
    view,
    did: did ? t(`signUp.did_${did}`) : null,
  }
}

export const action = defineAction(
  SignUpFields,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    if (form.act === 'withdraw')
      await withdrawSignUp(services, viewer, { eventId, stopId: form.stop }, { origin })
    else await signUp(services, viewer, { eventId, content: form }, { origin })
    return redirect(localPath(lang, `/events/${eventId}/sign-up?did=${form.act}`))
  },
  personalPage,
)

export default function SignUpPage() {
  const { t } = useTranslation()
  const { title, crumbs, view, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const withdrawing = state?.values.act === 'withdraw'
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('signUp.title')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('signUp.title')}</h1>
        <p>{title}</p>
        <p className="text-muted max-w-prose text-sm">{t('signUp.lead')}</p>
      </header>
      {did && !state && <Notice role="status">{did}</Notice>}
      {withdrawing && state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {view.side === null && (
        <>
          <Notice urgent>{t('signUp.notKind')}</Notice>
          <p>
            <ButtonLink href={view.accountHref}>{t('exhibitor.toAccount')}</ButtonLink>
          </p>
        </>
      )}
      {view.side !== null && !view.acts && <Notice urgent>{t('signUp.readOnly')}</Notice>}
      {view.closed && <Notice>{view.closed}</Notice>}
      {view.invited.length > 0 && (
        <Section id="invited" title={t('signUp.invitedTitle')}>
          {view.invited.map(({ stop, needs }) => (
            <div key={stop} className="panel grid gap-1 p-4">
              <p>{t(needs.length > 0 ? 'signUp.invitedNeeds' : 'signUp.invitedPlain', { stop })}</p>
              <ul className="list-disc pl-5 text-sm">
                {needs.map((need) => (
                  <li key={need.href}>
                    <a href={need.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                      {need.title}
                    </a>{' '}
                    <span className="text-muted">← {need.offering}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Section>
      )}
      {view.tickets.length > 0 && (
        <Section id="tickets" title={t('visitor.tickets')} lead={t('signUp.ticketsLead')}>
          <TicketLines tickets={view.tickets} />
        </Section>
      )}
      {view.acts && (!view.closed || view.signedUp) ? (
        <SignUpForm view={view} state={withdrawing ? undefined : state} />
      ) : (
        view.stops.some(({ state: own }) => own) && (
          <div className="max-w-3xl">
            <SignUpStops legend={t('signUp.stops')} stops={view.stops} />
          </div>
        )
      )}
      {view.acts && view.terms && (
        <details className="panel max-w-3xl px-4">
          <summary className="min-h-11 cursor-pointer py-3 font-medium">{t('event.readTourTerms')}</summary>
          <p className="max-w-prose pb-4 break-words whitespace-pre-wrap">{view.terms}</p>
        </details>
      )}
    </div>
  )
}
