import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { listOwnNeeds, ownNeedCsv, ownNeedFilters } from '~/modules/needs/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'

const Filters = z.object({ state: z.enum(ownNeedFilters).optional(), q: z.string().max(80).optional() })

/** The needs of one's own team as a file, as far as the list is narrowed. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, viewer, lang, url, origin } = personalPage(args)
  const { organisation } = viewer
  if (organisation?.kind !== 'rescue_team') throw notFound()
  const { state, q } = readFilters(url, Filters)
  const today = services.clock.today()
  const [{ rows }, vocabulary] = await Promise.all([
    listOwnNeeds(services.db, organisation.id, { filter: state, q, limit: 10_000, today }),
    services.vocabulary(),
  ])
  return new Response(ownNeedCsv(rows, { vocabulary, lang, base: origin + localPath(lang, '/needs') }), {
    headers: csvHeaders(`muster-needs-${today}.csv`),
  })
})
