import { sitemapPart } from '~/modules/api/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

export const loader = wordedResource(({ request, params }: LoaderFunctionArgs) => {
  const { services, origin } = pageOf(request)
  return withDomainErrors(() => sitemapPart({ db: services.db, origin }, params.part ?? ''))
})
