import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { Controls, FormFrame, termFieldsOf, tradeControls } from '~/modules/offerings'
import {
  changeTerms,
  formHead,
  readTerms,
  readWorkingCopy,
  TermsForm,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() => readWorkingCopy(services.db, viewer, id, 'publish')),
    services.vocabulary(),
  ])
  const path = localPath(lang, `/offerings/${id}`)
  const { state } = copy.offering
  if (state !== 'published' && state !== 'paused') throw redirect(`${path}/edit`)
  const frame = formHead(copy, null, { vocabulary, lang })
  const title = `${t('publish.terms')} · ${frame.name}`
  return {
    head: makeHead({ origin, path: `${path}/terms`, lang, title, description: title, indexed: false }),
    frame,
    version: copy.offering.version,
    controls: tradeControls(termFieldsOf(copy.offering), lang),
  }
}

export const action = defineAction(
  TermsForm,
  async ({ version, ...written }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    const terms = readTerms(written, await services.vocabulary(), lang)
    await changeTerms(services, viewer, { id, version, terms })
    return redirect(localPath(lang, `/offerings/${id}/edit?termsSaved`))
  },
  personalPage,
)

export default function OfferingTermsPage() {
  const { t } = useTranslation()
  const { frame, version, controls } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <FormFrame head={frame}>
      <ActionForm state={state} className="panel max-w-3xl p-4">
        <p className="text-muted text-sm">{t('publish.termsLead')}</p>
        <input type="hidden" name="version" value={version} />
        <Controls controls={controls} />
        <p>
          <Button look="main">{t('publish.save')}</Button>
        </p>
      </ActionForm>
    </FormFrame>
  )
}
