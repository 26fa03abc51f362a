import '~/locales/work-texts'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { IntroductionFrame, QuotePanel } from '~/modules/introductions'
import { answerQuote, QuoteActForm, quotePage } from '~/modules/introductions/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, path, frame, view } = await quotePage(args)
  const title = `${t('quote.tab')} · ${frame.title}`
  return {
    head: makeHead({ origin, path: `${path}/quote`, lang, title, description: title, indexed: false }),
    frame,
    view,
    filesHref: `${path}/quote/files`,
  }
}

export const action = defineAction(
  QuoteActForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    await answerQuote(services, viewer, { id, form }, { origin })
    return redirect(localPath(lang, `/introductions/${id}/quote?did=quote_${form.act}`))
  },
  personalPage,
)

export default function QuotePage() {
  const { frame, view, filesHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const shown = state && Object.keys(state.errors).length > 0
  return (
    <IntroductionFrame view={frame}>
      {state?.error && !shown && (
        <Notice role="alert" urgent>
          {state.error}
        </Notice>
      )}
      <QuotePanel view={view} filesHref={filesHref} state={shown ? state : undefined} />
    </IntroductionFrame>
  )
}
