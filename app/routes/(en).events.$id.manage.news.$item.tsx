import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, NewsForm } from '~/modules/events'
import {
  actOnNews,
  managePath,
  NewsForm as NewsFields,
  newsItemWorkPage,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, origin, listHref, heading, state, told, view } = await newsItemWorkPage(args)
  return {
    head: makeHead({ origin, path: listHref, lang, title: heading, description: heading, indexed: false }),
    frame: head,
    heading,
    state,
    told,
    view,
  }
}

export const action = defineAction(
  NewsFields,
  async (form, { services, viewer, lang, params }) => {
    const eventId = readId(params.id)
    const id = params.item === 'new' ? null : readId(params.item)
    const saved = await actOnNews(services, viewer, { eventId, id, form })
    return redirect(managePath(lang, eventId, `/news${saved === null ? '' : `/${saved}`}?did=saved`))
  },
  personalPage,
)

export default function NewsItemWorkPage() {
  const { t } = useTranslation()
  const { frame, heading, state: newsState, told, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      {state && state.values.act !== 'save' && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      <Section id="news" title={heading}>
        {newsState && <Notice>{t(`newsWork.now_${newsState}`)}</Notice>}
        {told && (
          <p className="text-muted text-sm">
            {t(told.done ? 'newsWork.told' : 'newsWork.telling', { n: told.told })}
          </p>
        )}
        {frame.writes && <NewsForm key={view.version} view={view} state={state} />}
      </Section>
    </EventManageFrame>
  )
}
