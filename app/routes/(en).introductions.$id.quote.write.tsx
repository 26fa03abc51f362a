import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { IntroductionFrame, QuoteForm } from '~/modules/introductions'
import { QuoteFields, quoteFiles, quoteWritePage, sendQuote } from '~/modules/introductions/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { AnyFields, fieldsOf } from '~/platform/http/parse-form.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, path, frame, view } = await quoteWritePage(args)
  const title = `${t('quote.writeTitle')} · ${frame.title}`
  return {
    head: makeHead({ origin, path: `${path}/quote/write`, lang, title, description: title, indexed: false }),
    frame,
    view,
  }
}

export const action = defineAction(
  QuoteFields,
  async (input, { services, viewer, lang, origin, params, form }) => {
    const id = readId(params.id)
    if (input.act === 'rows')
      return json<FormState>({ values: AnyFields.parse(fieldsOf(form)), errors: {}, error: null })
    const files = form.getAll('file').filter((file): file is File => file instanceof File)
    await sendQuote(services, viewer, { id, quote: { ...input, files } }, { origin })
    return redirect(localPath(lang, `/introductions/${id}/quote?did=quote_send`))
  },
  personalPage,
  { files: quoteFiles },
)

export default function WriteQuotePage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <IntroductionFrame view={frame}>
      <Section id="write" title={t('quote.writeTitle')}>
        {view.accepted !== null && <Notice>{t('quote.proposeLead', { n: view.accepted })}</Notice>}
        {view.request && (
          <div className="panel grid gap-1 p-4">
            <p className="facts">
              <span>{t('quote.requestTitle')}</span>
              {view.request.facts.map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </p>
            <p className="break-words whitespace-pre-wrap">{view.request.text}</p>
          </div>
        )}
        <div className="panel max-w-4xl p-4">
          <QuoteForm key={view.base} view={view} state={state} />
        </div>
      </Section>
    </IntroductionFrame>
  )
}
