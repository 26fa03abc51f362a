import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { BadgeBatch, EventManageFrame } from '~/modules/events'
import { badgesPage, markPrinted, PrintedForm, readScope } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, url, view } = await badgesPage(args)
  const title = t('badge.title')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    view,
    marked: url.searchParams.has('marked') ? t('badge.marked') : null,
  }
}

export const action = defineAction(
  PrintedForm,
  async ({ badge, next }, { services, viewer, url, params }) => {
    const scope = readScope({ params, url })
    await markPrinted(services, viewer, { ...scope, badges: badge })
    const all = url.searchParams.get('which') === 'all'
    const query = new URLSearchParams({
      ...(scope.stopId !== null && { stop: String(scope.stopId) }),
      ...(all ? { which: 'all', after: next } : { which: 'waiting' }),
      marked: 'yes',
    })
    return redirect(`${url.pathname}?${query}`)
  },
  personalPage,
)

export default function BadgesPage() {
  const { t } = useTranslation()
  const { frame, view, marked } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {marked && !state && <Notice role="status">{marked}</Notice>}
      <Section id="badges" title={t('badge.title')} lead={t('badge.lead')}>
        <BadgeBatch view={view} state={state} />
      </Section>
    </EventManageFrame>
  )
}
