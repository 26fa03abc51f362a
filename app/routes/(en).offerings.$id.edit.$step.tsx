import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import { AutosavedForm, FormFrame, type FormStep, formSteps } from '~/modules/offerings'
import { formHead, readWorkingCopy, StepForm, saveStep, stepPage } from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

const stepOfAddress = (written: string | undefined): FormStep => {
  const step = formSteps.find((known) => known === written)
  if (step === undefined) throw notFound()
  return step
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const id = readId(args.params.id)
  const step = stepOfAddress(args.params.step)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() => readWorkingCopy(services.db, viewer, id, 'prepare')),
    services.vocabulary(),
  ])
  const path = localPath(lang, `/offerings/${id}/edit`)
  if (copy.revision?.state === 'in_review' || copy.offering.state === 'archived') throw redirect(path)
  const frame = formHead(copy, step, { vocabulary, lang })
  const title = `${t(`publish.step_${step}`)} · ${frame.name}`
  return {
    head: makeHead({ origin, path: `${path}/${step}`, lang, title, description: title, indexed: false }),
    frame,
    version: copy.version,
    saveUrl: localPath(lang, `/offerings/${id}/autosave/${step}`),
    reasons: copy.revision?.reasons ?? {},
    saved: url.searchParams.has('saved'),
    page: stepPage(copy, step, {
      vocabulary,
      lang,
      standingsOf: claimEvidence(vocabulary),
    }),
  }
}

export const action = defineAction(
  StepForm,
  async ({ version, go, ...sent }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    const step = stepOfAddress(params.step)
    await saveStep(services, viewer, { id, version, step, sent: sent as Record<string, string | string[]> })
    const base = `/offerings/${id}/edit`
    if (go === 'stay') return redirect(localPath(lang, `${base}/${step}?saved`))
    const next = formSteps[formSteps.indexOf(step) + 1]
    return redirect(localPath(lang, next ? `${base}/${next}` : `/offerings/${id}/media`))
  },
  personalPage,
)

export default function OfferingStepPage() {
  const { t } = useTranslation()
  const { frame, version, saveUrl, reasons, saved, page } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <FormFrame head={frame}>
      {saved && !refused && <Notice role="status">{t('publish.saved')}</Notice>}
      {frame.revision === 'returned' && (
        <Notice urgent title={t('publish.returned')}>
          {reasons.all ?? t('publish.returnedLead')}
        </Notice>
      )}
      <AutosavedForm
        key={saveUrl}
        version={version}
        saveUrl={saveUrl}
        loaded={page}
        refused={refused}
        reasons={reasons}
      />
    </FormFrame>
  )
}
