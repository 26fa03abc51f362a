import { eventManagePage, managePath, pageWorkerResponse } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** The worker of a check-in page. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { lang, event } = await eventManagePage(args, 'checkIn')
  return pageWorkerResponse(managePath(lang, event.id, '/check-in'))
})
