import { atomFeed } from '~/modules/api/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

export const loader = wordedResource(({ request }: LoaderFunctionArgs) => {
  const { services, url, lang, origin } = pageOf(request)
  return atomFeed(services, { kind: 'needs', lang, origin, params: url.searchParams, request })
})
