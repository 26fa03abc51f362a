import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayAct, organisationChoices } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventFieldset, type EventKind, eventKinds, freshValues } from '~/modules/events'
import { createEvent, NewEventForm } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { ActionForm } from '~/ui/form'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const kind: EventKind = url.searchParams.get('kind') === 'tour' ? 'tour' : 'exhibition'
  const title = t(`eventWork.newTitle_${kind}`)
  const path = localPath(lang, '/events/new')
  const organizes = viewer.organisation?.kind === 'organizer' && mayAct(viewer, 'prepare')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    crumbs: [{ href: localPath(lang, '/events'), label: t('event.title') }],
    title,
    kind,
    kinds: eventKinds.map((each) => ({
      href: each === 'tour' ? `${path}?kind=tour` : path,
      label: t(`event.kind_${each}`),
      current: each === kind,
    })),
    registerHref: localPath(lang, '/organisations/new'),
    form: organizes
      ? {
          values: freshValues(services.clock.today()),
          regions: organisationChoices(await services.vocabulary(), lang).regions,
        }
      : null,
  }
}

export const action = defineAction(
  NewEventForm,
  async ({ kind, ...content }, { services, viewer, lang }) => {
    const id = await createEvent(services, viewer, { kind, content })
    return redirect(localPath(lang, `/events/${id}/manage?did=created`))
  },
  personalPage,
)

export default function NewEventPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={data.crumbs} current={data.title} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{data.title}</h1>
        <p className="text-muted max-w-prose">{t(`eventWork.newLead_${data.kind}`)}</p>
      </header>
      {data.form && <Tabs label={t('eventWork.kind')} tabs={data.kinds} />}
      {data.form ? (
        <ActionForm state={state} key={data.kind}>
          <input type="hidden" name="kind" value={data.kind} />
          <EventFieldset kind={data.kind} values={data.form.values} regions={data.form.regions} />
          <p>
            <Button look="main">{t('eventWork.create')}</Button>
          </p>
        </ActionForm>
      ) : (
        <EmptyState title={t('eventWork.onlyOrganizers')}>
          <ButtonLink href={data.registerHref}>{t('organisation.new')}</ButtonLink>
        </EmptyState>
      )}
    </div>
  )
}
