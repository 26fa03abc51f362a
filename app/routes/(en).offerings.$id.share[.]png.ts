import { sharePicture } from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId } from '~/platform/page.server'

/** The picture that is shown where the link of an offering is shared. */
export const loader = wordedResource(async ({ request, params }: LoaderFunctionArgs) => {
  const { services, lang } = pageOf(request)
  const ifNoneMatch = request.headers.get('If-None-Match')
  return withDomainErrors(() => sharePicture(services, { id: readId(params.id), lang, ifNoneMatch }))
})
