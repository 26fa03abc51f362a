import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { ApplicationForm } from '~/modules/events'
import {
  ApplicationForm as ApplicationFields,
  applyPage,
  submitApplication,
  withdrawApplication,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Notice } from '~/ui/notice'

export const meta = headOf

const dids = ['submit', 'withdraw'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, title, crumbs, view } = await applyPage(args)
  const name = `${t('exhibitor.apply')} · ${title}`
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path: `${path}/apply`, lang, title: name, description: name, indexed: false }),
    title,
    crumbs,
    view,
    did: did ? t(`exhibitor.did_${did}`) : null,
  }
}

export const action = defineAction(
  ApplicationFields,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    if (form.act === 'withdraw') await withdrawApplication(services, viewer, eventId)
    else await submitApplication(services, viewer, { eventId, content: form }, { origin })
    return redirect(localPath(lang, `/events/${eventId}/apply?did=${form.act}`))
  },
  personalPage,
)

export default function ApplyPage() {
  const { t } = useTranslation()
  const { title, crumbs, view, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const withdrawn = state?.values.act === 'withdraw'
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('exhibitor.apply')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('exhibitor.apply')}</h1>
        <p>{title}</p>
        <p className="text-muted max-w-prose text-sm">{t('exhibitor.applyLead')}</p>
      </header>
      {did && !state && <Notice role="status">{did}</Notice>}
      {withdrawn && state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {view.state && (
        <div className="grid justify-items-start gap-2">
          <Tag>{view.state.tag}</Tag>
          {view.state.reason && <p className="break-words whitespace-pre-wrap">{view.state.reason}</p>}
          {view.boothsHref && (
            <ButtonLink href={view.boothsHref} look="main">
              {t('exhibitor.toBooths')}
            </ButtonLink>
          )}
          {view.leadsHref && (
            <ButtonLink href={view.leadsHref} data-document="">
              {t('lead.title')}
            </ButtonLink>
          )}
        </div>
      )}
      {!view.exhibits && (
        <>
          <Notice urgent>{t('exhibitor.notKind')}</Notice>
          <p>
            <ButtonLink href={view.accountHref}>{t('exhibitor.toAccount')}</ButtonLink>
          </p>
        </>
      )}
      {view.closed && <Notice>{view.closed}</Notice>}
      <ApplicationForm view={view} state={withdrawn ? undefined : state} />
      {view.submits && view.terms && (
        <details className="panel max-w-3xl px-4">
          <summary className="min-h-11 cursor-pointer py-3 font-medium">{t('event.readTerms')}</summary>
          <p className="max-w-prose pb-4 break-words whitespace-pre-wrap">{view.terms}</p>
        </details>
      )}
    </div>
  )
}
