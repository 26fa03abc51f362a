import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { KeysetPages } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { LeadList, LeadScan } from '~/modules/events'
import { actOnLeads, LeadForm, leadsPage } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const dids = ['scan', 'note'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, path, title, crumbs, view } = await leadsPage(args)
  const name = `${t('lead.title')} · ${title}`
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title: name, description: name, indexed: false }),
    ...{ title, crumbs, view },
    did: did ? t(`lead.did_${did}`) : null,
  }
}

export const action = defineAction(
  LeadForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    await actOnLeads(services, viewer, { eventId, form }, { origin })
    return redirect(localPath(lang, `/events/${eventId}/leads?did=${form.act}`))
  },
  personalPage,
)

export default function LeadsPage() {
  const { t } = useTranslation()
  const { title, crumbs, view, did } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('lead.title')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('lead.title')}</h1>
        <p>{title}</p>
        <p className="text-muted max-w-prose text-sm">{t('lead.lead')}</p>
      </header>
      {did && !state && <Notice role="status">{did}</Notice>}
      <LeadScan state={state?.values.act === 'scan' ? state : undefined} />
      <Section id="leads" title={view.count}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Tabs label={t('lead.rating')} tabs={view.tabs} />
          {view.csvHref && (
            <ButtonLink href={view.csvHref} size="small">
              {t('lead.csv')}
            </ButtonLink>
          )}
        </div>
        {view.rows.length === 0 ? (
          <EmptyState title={t('lead.none')} />
        ) : (
          <LeadList rows={view.rows} state={state?.values.act === 'note' ? state : undefined} />
        )}
        <KeysetPages next={view.next} />
      </Section>
    </div>
  )
}
