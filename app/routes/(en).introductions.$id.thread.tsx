import '~/locales/work-texts'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { IntroductionFrame, ThreadPanel } from '~/modules/introductions'
import {
  actOnThread,
  fileIn,
  messageFiles,
  ThreadActForm,
  threadPage,
} from '~/modules/introductions/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, frame, view } = await threadPage(args)
  const title = `${t('thread.tab')} · ${frame.title}`
  return {
    head: makeHead({ origin, path: view.path, lang, title, description: title, indexed: false }),
    frame,
    view,
  }
}

export const action = defineAction(
  ThreadActForm,
  async (sent, { form, services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    const message = await actOnThread(services, viewer, { id, form: sent, file: fileIn(form) }, { origin })
    return redirect(`${localPath(lang, `/introductions/${id}/thread`)}${message ? `#m${message}` : ''}`)
  },
  personalPage,
  { files: messageFiles },
)

export default function ThreadPage() {
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <IntroductionFrame view={frame}>
      <ThreadPanel key={view.keep} view={view} state={state} />
    </IntroductionFrame>
  )
}
