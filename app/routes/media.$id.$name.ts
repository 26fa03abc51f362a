import { pageFor } from '~/modules/accounts/index.server'
import { openMedia } from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** A picture or document of an offering. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, viewer } = pageFor(args)
  const { id, name = '' } = args.params
  const ifNoneMatch = args.request.headers.get('If-None-Match')
  return withDomainErrors(() => openMedia(services, viewer, { id: readId(id), name, ifNoneMatch }))
})
