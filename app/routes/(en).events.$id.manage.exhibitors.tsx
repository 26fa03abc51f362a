import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { ApplicationList, EventManageFrame, ExportLinks } from '~/modules/events'
import {
  ApplicationDecisionForm,
  applicationsPage,
  decideApplication,
  managePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Field, Input } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const dids = ['accept', 'return', 'reject'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, url, q, state, tabs, rows } = await applicationsPage(args)
  const title = t('exhibitor.listTitle')
  const did = dids.find((each) => each === url.searchParams.get('decided'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    q,
    state,
    tabs,
    rows,
    path,
    eventPath: path.replace(/\/exhibitors$/, ''),
    decided: did ? t(`exhibitor.did_${did}`) : null,
  }
}

export const action = defineAction(
  ApplicationDecisionForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const eventId = readId(params.id)
    await decideApplication(services, viewer, { eventId, form }, { origin })
    return redirect(managePath(lang, eventId, `/exhibitors?decided=${form.act}`))
  },
  personalPage,
)

export default function ApplicationsPage() {
  const { t } = useTranslation()
  const { frame, q, state: filter, tabs, rows, path, eventPath, decided } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {decided && !state && <Notice role="status">{decided}</Notice>}
      <Section id="applications" title={t('exhibitor.listTitle')} lead={t('exhibitor.listLead')}>
        <Tabs label={t('exhibitor.listTitle')} tabs={tabs} />
        <form method="get" action={path} className="flex max-w-xl flex-wrap items-end gap-3">
          {filter && <input type="hidden" name="state" value={filter} />}
          <div className="min-w-56 flex-1">
            <Field id="q" label={t('exhibitor.search')}>
              <Input id="q" name="q" defaultValue={q} maxLength={80} type="search" />
            </Field>
          </div>
          <Button>{t('exhibitor.find')}</Button>
        </form>
        <div className="flex flex-wrap gap-x-8">
          <ExportLinks path={eventPath} file="exhibitors" label={t('export.exhibitors')} />
          <ExportLinks path={eventPath} file="options" label={t('export.options')} />
        </div>
        {rows.length === 0 ? (
          <EmptyState title={t('exhibitor.listEmpty')} />
        ) : (
          <ApplicationList rows={rows} writes={frame.writes} state={state} />
        )}
      </Section>
    </EventManageFrame>
  )
}
