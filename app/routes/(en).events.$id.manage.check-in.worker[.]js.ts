import { pageWorkerResponse, scopedManagePage } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** The worker of a check-in page. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) =>
  pageWorkerResponse((await scopedManagePage(args, 'checkIn')).path),
)
