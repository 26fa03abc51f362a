import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AvailabilityForm, MeetingFrame } from '~/modules/events'
import {
  AvailabilityForm as AvailabilityFields,
  availabilityPage,
  meetingsPath,
  readScope,
  sayAvailability,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => availabilityPage(args)

export const action = defineAction(
  AvailabilityFields,
  async (form, { services, viewer, lang, params, url }) => {
    const scope = readScope({ params, url })
    await sayAvailability(services, viewer, { scope, form })
    return redirect(localPath(lang, meetingsPath(scope, '/availability?did=saved')))
  },
  personalPage,
)

export default function AvailabilityPage() {
  const { t } = useTranslation()
  const { frame, view, writes } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <MeetingFrame view={frame}>
      {view &&
        (view.rows.length === 0 ? (
          <EmptyState title={t('meeting.availabilityNone')} />
        ) : (
          <>
            <p className="text-muted max-w-prose text-sm">{t('meeting.availabilityLead')}</p>
            <AvailabilityForm view={view} writes={writes} state={state} />
          </>
        ))}
    </MeetingFrame>
  )
}
