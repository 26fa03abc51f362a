import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  actOnThread,
  fileIn,
  messageFiles,
  oneMessage,
  ThreadActForm,
} from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type ActionFunctionArgs, json, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** Only the thread's script asks here. */
export const loader = wordedResource(() => {
  throw notFound()
})

/** What a thread's script sends: the same as its form, answered by the message as the page shows it. */
export const action = wordedResource((args: ActionFunctionArgs) =>
  defineAction(
    ThreadActForm,
    async (sent, { form, services, viewer, origin, params }) => {
      const id = readId(params.id)
      const message = await actOnThread(services, viewer, { id, form: sent, file: fileIn(form) }, { origin })
      return json({ message: message === null ? null : await oneMessage(args, message) })
    },
    personalPage,
    { files: messageFiles },
  )(args),
)
