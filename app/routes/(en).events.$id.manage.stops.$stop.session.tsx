import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, SessionForm, SessionTables, sheetHead, UntoldNote } from '~/modules/events'
import {
  makeSession,
  recordSessionMeeting,
  SessionForm as SessionFields,
  sessionPage,
  stopManagePath,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, view, untold, lang, t, origin, path, at } = await sessionPage(args)
  const title = t('session.title')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view,
    untold,
    programmesHref: stopManagePath(lang, at, '/programmes'),
  }
}

export const action = defineAction(
  SessionFields,
  async (form, { services, viewer, lang, origin, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    if (form.act === 'record') {
      const { meeting, outcome, note } = form
      await recordSessionMeeting(services, viewer, { ...at, meetingId: meeting, outcome, note })
      return redirect(stopManagePath(lang, at, '/session?did=recorded'))
    }
    const { day, starts, minutes, rounds, anew } = form
    await makeSession(
      services,
      viewer,
      { ...at, session: { day, starts, minutes, rounds }, anew: anew === 'yes' },
      { origin },
    )
    return redirect(stopManagePath(lang, at, '/session?did=made'))
  },
  personalPage,
)

export default function SessionPage() {
  const { t } = useTranslation()
  const { frame, view, untold, programmesHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const recording = state?.values.act === 'record'
  return (
    <EventManageFrame head={frame}>
      {untold && <UntoldNote view={untold} />}
      <Section id="session" title={t('session.title')} lead={t('session.lead')}>
        {frame.writes && <SessionForm view={view} state={recording ? undefined : state} />}
        {view.tables.length === 0 ? (
          <EmptyState title={t(view.made ? 'session.none' : 'session.notMade')} />
        ) : (
          <>
            <p className="flex flex-wrap items-center gap-3">
              <span>{view.summary}</span>
              <PrintButton label={t('session.print')} />
              <span className="no-print">
                <ButtonLink href={programmesHref}>{t('session.programmes')}</ButtonLink>
              </span>
            </p>
            <SessionTables
              sheet={sheetHead(frame)}
              tables={view.tables}
              writes={frame.writes}
              state={recording ? state : undefined}
            />
          </>
        )}
        {view.alone.length > 0 && (
          <Notice title={t('session.alone')}>{view.alone.join(t('site.listJoin'))}</Notice>
        )}
      </Section>
    </EventManageFrame>
  )
}
