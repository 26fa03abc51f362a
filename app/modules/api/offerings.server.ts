import { offeringQueryToParams, parseOfferingQuery } from '~/modules/offerings'
import { eventTerms, searchOfferings } from '~/modules/offerings/index.server'
import { facetsAnswer, offeringAnswer, understoodAnswer } from './answers'
import type { OfferingList } from './api.schema'
import { pageLinks } from './page-links'
import { readOfferingByKey } from './read-by-key.server'
import { jsonAnswer, paramsAnswer } from './respond.server'
import type { ApiCall } from './route.server'

/** GET /api/v1/offerings */
export async function offeringListAnswer({ services, vocabulary, request, search, lang }: ApiCall) {
  const { query, problems } = parseOfferingQuery(search, vocabulary, lang)
  if (!query) return paramsAnswer(problems, { request, lang })
  const results = await searchOfferings(services, query)
  const events = await eventTerms(services.db, query, results)
  const body: OfferingList = {
    items: results.items.map(({ offering, fit }) => ({ ...offeringAnswer(offering, vocabulary), fit })),
    total: results.total,
    page: results.page,
    size: results.size,
    facets: facetsAnswer(results.facets, vocabulary, lang, events),
    understood: understoodAnswer(results.understood, vocabulary),
    relaxed: understoodAnswer(results.relaxed, vocabulary),
    engine: results.engine,
  }
  const links = pageLinks(results, search, (page) => offeringQueryToParams({ ...query, page }))
  return jsonAnswer(request, body, { links })
}

/** GET /api/v1/offerings/:id */
export async function offeringDetailAnswer({ services, vocabulary, request, path }: ApiCall) {
  const offering = await readOfferingByKey(services.db, path.id ?? '')
  return jsonAnswer(request, offeringAnswer(offering, vocabulary))
}
