import { sitemapIndex } from '~/modules/api/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

export const loader = wordedResource(({ request }: LoaderFunctionArgs) => {
  const { services, origin } = pageOf(request)
  return sitemapIndex({ db: services.db, origin })
})
