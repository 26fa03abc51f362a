import type { Match, Verdict } from '~/modules/matching'
import {
  matchesOfNeed,
  matchesOfOffering,
  type NeedMatches,
  type OfferingMatches,
} from '~/modules/matching/index.server'
import { type Lang, ParamReader } from '~/modules/vocabulary'
import { needAnswer, offeringAnswer } from './answers'
import type { NeedMatchList, OfferingMatchList } from './api.schema'
import { pageLinks } from './page-links'
import { readNeedByKey, readOfferingByKey } from './read-by-key.server'
import { jsonAnswer, paramsAnswer } from './respond.server'
import type { ApiCall } from './route.server'

/** GET /api/v1/needs/:id/matches */
export async function needMatchesAnswer(call: ApiCall) {
  const { services, vocabulary, request, search, lang } = call
  const page = readPage(call)
  if (page instanceof Response) return page
  const need = await readNeedByKey(services.db, call.path.id ?? '')
  const matches = await matchesOfNeed(services, need, page)
  const body: OfferingMatchList = {
    items: matches.items.map(({ offering, match, rank }) => ({
      offering: offeringAnswer(offering, vocabulary),
      rank,
      ...matchAnswer(match),
    })),
    ...listAnswer(matches, lang),
  }
  return jsonAnswer(request, body, { links: pageLinks(matches, search, pageParams(page.size)) })
}

/** GET /api/v1/offerings/:id/matches */
export async function offeringMatchesAnswer(call: ApiCall) {
  const { services, vocabulary, request, search, lang } = call
  const page = readPage(call)
  if (page instanceof Response) return page
  const offering = await readOfferingByKey(services.db, call.path.id ?? '')
  const matches = await matchesOfOffering(services, offering, page)
  const body: NeedMatchList = {
    items: matches.items.map(({ need, match, rank }) => ({
      need: needAnswer(need, vocabulary),
      rank,
      ...matchAnswer(match),
    })),
    ...listAnswer(matches, lang),
  }
  return jsonAnswer(request, body, { links: pageLinks(matches, search, pageParams(page.size)) })
}

const DEFAULT_SIZE = 20

function readPage({ vocabulary, search, request, lang }: ApiCall) {
  const reader = new ParamReader(search, vocabulary)
  const page = reader.whole('page', { min: 1, max: 100_000, otherwise: 1 })
  const size = reader.whole('size', { min: 1, max: 100, otherwise: DEFAULT_SIZE })
  return reader.problems.length > 0 ? paramsAnswer(reader.problems, { request, lang }) : { page, size }
}

const pageParams = (size: number) => (page: number) =>
  new URLSearchParams({
    ...(size !== DEFAULT_SIZE && { size: String(size) }),
    ...(page !== 1 && { page: String(page) }),
  })

const matchAnswer = ({ score, verdict, far, gates, parts }: Match) => ({ score, verdict, far, gates, parts })

const verdictNames: Record<Verdict, Record<Lang, string>> = {
  pass: { zh: '全部通过', en: 'Passes every gate' },
  unknown: { zh: '待核实', en: 'To be checked' },
  near: { zh: '接近', en: 'Near miss' },
}

function listAnswer(
  { total, page, size, counts, acceptable, engine }: NeedMatches | OfferingMatches,
  lang: Lang,
) {
  const verdict = (['pass', 'unknown', 'near'] as const).flatMap((code) => {
    const count = counts[code]
    return count === null ? [] : [{ code, name: verdictNames[code][lang], count }]
  })
  return { total, page, size, facets: { verdict }, acceptable, engine }
}
