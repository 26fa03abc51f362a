import '~/locales/work-texts'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { IntroductionFrame, OutcomePanel, TrialPanel } from '~/modules/introductions'
import {
  actOnTrial,
  endIntroduction,
  OutcomeActForm,
  outcomePage,
} from '~/modules/introductions/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, path, frame, view } = await outcomePage(args)
  const title = `${t('introduction.outcomeTab')} · ${frame.title}`
  return {
    head: makeHead({
      origin,
      path: `${path}/outcome`,
      lang,
      title,
      description: title,
      indexed: false,
    }),
    frame,
    view,
  }
}

export const action = defineAction(
  OutcomeActForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    if (form.act === 'end') await endIntroduction(services, viewer, { id, ending: form }, { origin })
    else await actOnTrial(services, viewer, { id, act: form }, { origin })
    const did = form.act === 'decline' ? 'decline_trial' : form.act
    return redirect(localPath(lang, `/introductions/${id}/outcome?did=${did}`))
  },
  personalPage,
)

export default function OutcomePage() {
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const shown = state && Object.keys(state.errors).length > 0
  return (
    <IntroductionFrame view={frame}>
      {state?.error && !shown && (
        <Notice role="alert" urgent>
          {state.error}
        </Notice>
      )}
      <TrialPanel view={view} state={shown ? state : undefined} />
      <OutcomePanel view={view} state={shown ? state : undefined} />
    </IntroductionFrame>
  )
}
