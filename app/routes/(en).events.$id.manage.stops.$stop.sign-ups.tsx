import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, SignUpList } from '~/modules/events'
import { decideSignUp, SignUpDecisionForm, signUpsPage, stopManagePath } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, sideTabs, tabs, places, totals, rows } = await signUpsPage(args)
  const title = t('signUp.listTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    sideTabs,
    tabs,
    places,
    totals,
    rows,
  }
}

export const action = defineAction(
  SignUpDecisionForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const at = { eventId: readId(params.id), stopId: readId(params.stop) }
    await decideSignUp(services, viewer, { ...at, form }, { origin })
    return redirect(stopManagePath(lang, at, `/sign-ups?did=${form.act}`))
  },
  personalPage,
)

export default function SignUpsPage() {
  const { t } = useTranslation()
  const { frame, sideTabs, tabs, places, totals, rows } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <Section id="sign-ups" title={t('signUp.listTitle')} lead={t('signUp.listLead')}>
        <Tabs label={t('signUp.listTitle')} tabs={sideTabs} />
        <Tabs label={t('signUp.listTitle')} tabs={tabs} />
        <p className="facts">
          <span>{places}</span>
          {totals && <span>{totals}</span>}
        </p>
        {rows.length === 0 ? (
          <EmptyState title={t('signUp.listEmpty')} />
        ) : (
          <SignUpList rows={rows} writes={frame.writes} state={state} />
        )}
      </Section>
    </EventManageFrame>
  )
}
