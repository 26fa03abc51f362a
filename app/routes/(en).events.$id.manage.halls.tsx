import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, HallForm, hallViewOf, newHall } from '~/modules/events'
import {
  actOnHalls,
  checkHalls,
  eventManagePage,
  HallActForm,
  managePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'halls')
  const { services, event, lang, t, origin, path } = page
  const title = t('eventWork.tab_halls')
  const halls = await checkHalls(services.db, event.id)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    halls: halls.map((hall) => hallViewOf(hall, { lang, eventId: event.id })),
    csvHref: managePath(lang, event.id, '/booths'),
  }
}

export const action = defineAction(
  HallActForm,
  async (form, { services, viewer, lang, params }) => {
    const eventId = readId(params.id)
    await actOnHalls(services, viewer, { eventId, form })
    return redirect(managePath(lang, eventId, '/halls?did=saved'))
  },
  personalPage,
)

export default function HallsPage() {
  const { t } = useTranslation()
  const { frame, halls, csvHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {state?.error && state.values.act === 'remove' && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <Section id="halls" title={t('boothWork.halls')} lead={t('boothWork.hallsLead')}>
        {halls.map((view) => (
          <article key={view.id} className="panel px-4">
            <div className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div className="grid gap-0.5">
                <h3 className="text-lg">{view.title}</h3>
                <p className="facts">
                  <span>{view.summary}</span>
                  {view.findings && <span className="tag tag-unknown">{view.findings}</span>}
                </p>
              </div>
              <ButtonLink look="main" href={view.planHref}>
                {t('boothWork.openPlan')}
              </ButtonLink>
            </div>
            {frame.writes && (
              <details open={state?.values.act === 'edit' && state.values.id === view.id}>
                <summary className="text-link min-h-11 cursor-pointer py-2">
                  {t('boothWork.editHall')}
                </summary>
                <HallForm view={view} state={state} />
                <form method="post" className="pb-4">
                  <input type="hidden" name="id" value={view.id} />
                  <Button name="act" value="remove">
                    {t('boothWork.removeHall')}
                  </Button>
                </form>
              </details>
            )}
          </article>
        ))}
        {halls.length === 0 && <p className="text-muted">{t('boothWork.noHalls')}</p>}
      </Section>
      {frame.writes && (
        <Section id="new-hall" title={t('boothWork.newHall')}>
          <div className="panel px-4">
            <HallForm view={newHall} state={state} />
          </div>
        </Section>
      )}
      <p>
        <a href={csvHref} className="inline-flex min-h-11 items-center">
          {t('boothWork.csvLink')}
        </a>
      </p>
    </EventManageFrame>
  )
}
