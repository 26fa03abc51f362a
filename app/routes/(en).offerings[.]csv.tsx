import { localPath } from '~/locales/lang'
import { offeringCsv, parseOfferingQuery } from '~/modules/offerings'
import { searchOfferings } from '~/modules/offerings/index.server'
import { describeParamProblem, readResultsAddress } from '~/modules/vocabulary'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress, pageOf } from '~/platform/page.server'

const PAGE = 100
const PAGES = 10

/** The first thousand results of a search as a file. */
export const loader = wordedResource(async ({ request }: LoaderFunctionArgs) => {
  const { services, url, lang, origin } = pageOf(request)
  const vocabulary = await services.vocabulary()
  const { params } = readResultsAddress(url.searchParams)
  const { query, problems } = parseOfferingQuery(params, vocabulary, lang)
  if (!query) {
    const faults = problems.map((problem) => describeParamProblem(problem, lang))
    throw badAddress(faults, localPath(lang, '/offerings'))
  }
  const offerings = []
  for (let page = 1; page <= PAGES; page++) {
    const { items, total } = await searchOfferings(services, { ...query, page, size: PAGE })
    offerings.push(...items.map(({ offering }) => offering))
    if (page * PAGE >= total) break
  }
  return new Response(offeringCsv(offerings, { vocabulary, lang, origin }), {
    headers: csvHeaders(`muster-offerings-${services.clock.today()}.csv`),
  })
})
