import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { MeetingFrame, NotedMeeting, RequestCard } from '~/modules/events'
import {
  answerMeeting,
  meetingsPath,
  OneMeetingForm,
  oneMeetingPage,
  readScope,
  recordMeeting,
} from '~/modules/events/index.server'
import { MatchCard } from '~/modules/matching'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => oneMeetingPage(args)

export const action = defineAction(
  OneMeetingForm,
  async (form, { services, viewer, lang, origin, params, url }) => {
    const scope = readScope({ params, url })
    const requestId = readId(params.request)
    const to = (query: string) => redirect(localPath(lang, meetingsPath(scope, `/${requestId}${query}`)))
    if (form.act !== 'record') {
      await answerMeeting(services, viewer, { scope, form: { ...form, request: requestId } }, { origin })
      return to(`?did=${form.act}`)
    }
    const recorded = await recordMeeting(services, viewer, { scope, requestId, form }, { origin, lang })
    if (recorded.refused) return to(`?did=recorded&why=${recorded.refused.code}`)
    return to(`?did=${recorded.introductionId ? 'introduced' : 'recorded'}`)
  },
  personalPage,
)

export default function OneMeetingPage() {
  const { t } = useTranslation()
  const { frame, view, slots, pair, calendarHref, introductionHref, record, notebook, otherRecorded } =
    useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <MeetingFrame view={state ? { ...frame, did: null } : frame}>
      <RequestCard view={view} slots={slots} state={state} heading={false}>
        {(calendarHref || introductionHref) && (
          <p className="no-print flex flex-wrap gap-3">
            {calendarHref && <ButtonLink href={calendarHref}>{t('meeting.calendarOne')}</ButtonLink>}
            {introductionHref && (
              <ButtonLink href={introductionHref}>{t('meeting.introductionLink')}</ButtonLink>
            )}
          </p>
        )}
      </RequestCard>
      {record && (
        <Section id="record" title={t('meeting.record')} lead={t('meeting.recordLead')}>
          <NotedMeeting view={record} notebook={notebook} state={state} />
          {otherRecorded && <p className="text-muted text-sm">{t('meeting.recordOther')}</p>}
        </Section>
      )}
      <Section id="fit" title={t('meeting.fit')}>
        {pair.match ? (
          <MatchCard rank={1} match={pair.match} title={view.pair}>
            <p className="facts mt-1">
              <a href={pair.offeringHref}>{t('meeting.enterprise')}</a>
              <a href={pair.needHref}>{t('meeting.team')}</a>
            </p>
          </MatchCard>
        ) : (
          <p className="text-muted">{t('meeting.noFit')}</p>
        )}
      </Section>
    </MeetingFrame>
  )
}
