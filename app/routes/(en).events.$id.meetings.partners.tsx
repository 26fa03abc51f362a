import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AskMeetingForm, MeetingFrame } from '~/modules/events'
import {
  AskMeetingForm as AskFields,
  askForMeeting,
  meetingsPath,
  partnersPage,
  readScope,
} from '~/modules/events/index.server'
import { MatchCard } from '~/modules/matching'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => partnersPage(args)

export const action = defineAction(
  AskFields,
  async ({ offering, need, slot, text }, { services, viewer, lang, origin, params, url }) => {
    const scope = readScope({ params, url })
    const id = await askForMeeting(
      services,
      viewer,
      { scope, offeringId: offering, needId: need, slotId: slot, text },
      { origin },
    )
    return redirect(localPath(lang, meetingsPath(scope, `/${id}?did=asked`)))
  },
  personalPage,
)

export default function PartnersPage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <MeetingFrame view={frame}>
      {view && (
        <>
          <p className="text-muted max-w-prose text-sm">
            {t('meeting.partnersLead')} {view.until}
          </p>
          {state?.error && (
            <Notice urgent role="alert">
              {state.error}
            </Notice>
          )}
          {view.items.length === 0 && (
            <EmptyState title={t('meeting.partnersEmpty')}>
              <p>
                {t(view.side === 'team' ? 'meeting.partnersEmptyTeam' : 'meeting.partnersEmptyEnterprise')}
              </p>
            </EmptyState>
          )}
          <ol className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {view.items.map((item) => (
              <li key={item.other + item.rank}>
                <MatchCard rank={item.rank} match={item.match} title={item.other}>
                  <p className="facts mt-1">
                    <a href={item.offeringHref}>{item.offering}</a>
                    <a href={item.needHref}>{item.need}</a>
                  </p>
                  <div className="no-print mt-2">
                    {item.request ? (
                      <ButtonLink href={item.request.href}>{item.request.label}</ButtonLink>
                    ) : (
                      view.asks && (
                        <AskMeetingForm
                          pair={item.pair}
                          other={item.other}
                          slots={view.slots}
                          state={state}
                        />
                      )
                    )}
                  </div>
                </MatchCard>
              </li>
            ))}
          </ol>
          <p className="flex flex-wrap gap-3">
            {view.before && <ButtonLink href={view.before}>{t('meeting.partnersBack')}</ButtonLink>}
            {view.after && <ButtonLink href={view.after}>{t('meeting.partnersMore')}</ButtonLink>}
          </p>
        </>
      )}
    </MeetingFrame>
  )
}
