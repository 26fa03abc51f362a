import { localPath } from '~/locales/lang'
import { meetingsPath, pageWorkerResponse, participantPage } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** The worker of a participant's timetable. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { lang, scope } = await participantPage(args)
  return pageWorkerResponse(localPath(lang, meetingsPath(scope)))
})
