import { needQueryToParams, parseNeedQuery } from '~/modules/needs'
import { searchNeeds } from '~/modules/needs/index.server'
import { facetsAnswer, needAnswer, understoodAnswer } from './answers'
import type { NeedList } from './api.schema'
import { pageLinks } from './page-links'
import { readNeedByKey } from './read-by-key.server'
import { jsonAnswer, paramsAnswer } from './respond.server'
import type { ApiCall } from './route.server'

/** GET /api/v1/needs */
export async function needListAnswer({ services, vocabulary, request, search, lang }: ApiCall) {
  const { query, problems } = parseNeedQuery(search, vocabulary, lang)
  if (!query) return paramsAnswer(problems, { request, lang })
  const results = await searchNeeds(services, query)
  const body: NeedList = {
    items: results.items.map(({ need }) => needAnswer(need, vocabulary)),
    total: results.total,
    page: results.page,
    size: results.size,
    facets: facetsAnswer(results.facets, vocabulary, lang),
    understood: understoodAnswer(results.understood, vocabulary),
    relaxed: understoodAnswer(results.relaxed, vocabulary),
    engine: results.engine,
  }
  const links = pageLinks(results, search, (page) => needQueryToParams({ ...query, page }))
  return jsonAnswer(request, body, { links })
}

/** GET /api/v1/needs/:id */
export async function needDetailAnswer({ services, vocabulary, request, path }: ApiCall) {
  const need = await readNeedByKey(services.db, path.id ?? '')
  return jsonAnswer(request, needAnswer(need, vocabulary))
}
