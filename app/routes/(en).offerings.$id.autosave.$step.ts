import { formatInstant } from '~/locales/format'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import { formSteps, type SavedStep } from '~/modules/offerings'
import { StepForm, saveStep, stepPage } from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { json, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** Only the form's script asks here. */
export const loader = wordedResource(() => {
  throw notFound()
})

/** Keeps a page of the form while it is typed; answers what the page then shows. */
export const action = wordedResource(
  defineAction(
    StepForm,
    async ({ version, go: _go, ...sent }, { services, viewer, lang, params }) => {
      const step = formSteps.find((known) => known === params.step)
      if (step === undefined) throw notFound()
      const vocabulary = await services.vocabulary()
      const copy = await saveStep(services, viewer, {
        id: readId(params.id),
        version,
        step,
        sent: sent as Record<string, string | string[]>,
      })
      const page = stepPage(copy, step, {
        vocabulary,
        lang,
        standingsOf: claimEvidence(vocabulary),
      })
      return json<SavedStep>({
        ...page,
        version: copy.version,
        at: formatInstant(services.clock.now(), lang),
      })
    },
    personalPage,
  ),
)
