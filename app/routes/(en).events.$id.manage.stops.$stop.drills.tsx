import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { DrillList, DrillPlanForm, EventManageFrame, sheetHead, UntoldNote } from '~/modules/events'
import { actOnDrills, DrillForm, drillsPage, stopManagePath } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, view, untold, lang, t, origin, path } = await drillsPage(args)
  const title = t('drill.title')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view,
    untold,
  }
}

export const action = defineAction(
  DrillForm,
  async (form, { services, viewer, lang, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    await actOnDrills(services, viewer, { ...at, form })
    return redirect(stopManagePath(lang, at, '/drills?did=saved'))
  },
  personalPage,
)

export default function DrillsPage() {
  const { t } = useTranslation()
  const { frame, view, untold } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const planning = state?.values.act === 'plan'
  return (
    <EventManageFrame head={frame}>
      {untold && <UntoldNote view={untold} />}
      <Section id="drills" title={t('drill.title')} lead={t('drill.lead')}>
        {frame.writes && <DrillPlanForm view={view} state={planning ? state : undefined} />}
        {view.drills.length === 0 ? (
          <EmptyState title={t('drill.none')} />
        ) : (
          <>
            <p>
              <PrintButton label={t('drill.print')} />
            </p>
            <DrillList
              sheet={sheetHead(frame)}
              drills={view.drills}
              writes={frame.writes}
              state={planning ? undefined : state}
            />
          </>
        )}
      </Section>
    </EventManageFrame>
  )
}
