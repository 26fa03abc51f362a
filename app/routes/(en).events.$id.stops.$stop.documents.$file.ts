import { pageFor } from '~/modules/accounts/index.server'
import { openStopDocument } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** A paper of a stop, for whoever sees the stop. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, viewer } = pageFor(args)
  const at = { eventId: readId(args.params.id), stopId: readId(args.params.stop) }
  return withDomainErrors(() => openStopDocument(services, viewer, { ...at, fileId: args.params.file ?? '' }))
})
