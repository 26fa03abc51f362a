import { z } from 'zod'
import { type Lang, localPath } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { claimEvidence, matchWords } from '~/modules/matching'
import { matchesOfNeed } from '~/modules/matching/index.server'
import type { Need } from '~/modules/needs'
import { ownNeedPage, readNeed } from '~/modules/needs/index.server'
import { offeringCardView } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { problem } from '~/platform/http/index.server'
import type { Services } from '~/platform/services.server'
import { introductionPage } from '../../http/introduction-page.server'
import { readIntroductionsOfNeed } from '../../introductions.repo.server'
import { readGates } from '../../outcomes/failings.server'
import { comparisonView } from '../components/comparison-view'
import { quoteDocumentView } from '../components/quote-document-view'
import { quoteFormView } from '../components/quote-form-view'
import { quotePageView } from '../components/quote-page-view'
import type { RequestChoice } from '../components/request-form'
import { mayQuote } from '../quote-states'
import { readQuote, readQuotesOfNeed, readVersion, readVersions } from '../quotes.repo.server'

const version = z.coerce.number().int().positive()

/** `/introductions/:id/quote`. @throws those of `introductionPage` */
export async function quotePage(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  const { services, introduction, side, acts, lang, path } = page
  const filters = readFilters(page.url, z.object({ version: version.optional() }))
  const [quote, versions] = await Promise.all([
    readQuote(services.db, page.id),
    readVersions(services.db, page.id),
  ])
  return {
    ...page,
    view: quotePageView(
      { introduction, side, acts, quote, versions, chosen: filters.version },
      { lang, path, today: services.clock.today() },
    ),
  }
}

/** `/introductions/:id/quote/write`. @throws a response, 409 `quote_state` where no version can be sent now */
export async function quoteWritePage(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  const { services, introduction, side, acts, lang, path } = page
  const quote = await readQuote(services.db, page.id)
  if (!acts || side !== 'enterprise') throw problem(403, 'other_side')
  if (introduction.state !== 'accepted' || !mayQuote(quote?.state ?? 'none', 'send', side))
    throw problem(409, 'not_accepted')
  const [newest, need] = await Promise.all([
    quote && quote.version > 0 ? readVersion(services.db, page.id, quote.version) : null,
    readNeed(services.db, 'staff', introduction.need.id),
  ])
  return {
    ...page,
    view: quoteFormView(
      { introduction, quote, newest, needQuantity: need.quantity },
      { lang, path, today: services.clock.today() },
    ),
  }
}

/** One version for the PDF. @throws those of `introductionPage`, `not_found` (404) */
export async function quoteDocumentPage(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  const { services, introduction, lang } = page
  const filters = readFilters(page.url, z.object({ version }))
  const document = await readVersion(services.db, page.id, filters.version ?? 0)
  return { ...page, view: quoteDocumentView(introduction, document, { lang, today: services.clock.today() }) }
}

/** `/needs/:id/quotes`, for the team. @throws those of `ownNeedPage` */
export async function comparisonPage(args: LoaderFunctionArgs) {
  const page = await ownNeedPage(args)
  const { services, lang, own } = page
  const { need } = own
  const now = services.clock.now()
  const [vocabulary, quotes, introductions] = await Promise.all([
    services.vocabulary(),
    readQuotesOfNeed(services.db, need.id),
    readIntroductionsOfNeed(services.db, need.id, now),
  ])
  const of = (id: number) => introductions.find((each) => each.id === id)
  const compared = await Promise.all(
    quotes.flatMap(({ quote, versions }) => {
      const introduction = of(quote.introductionId)
      const newest = versions.find((each) => each.version === quote.version)
      if (!introduction || !newest) return []
      return readGates(services, introduction).then((gates) => [
        { introduction, quote, version: newest, gates },
      ])
    }),
  )
  const awaited = quotes.flatMap(({ quote }) => {
    const introduction = of(quote.introductionId)
    const waits = quote.state === 'requested' && quote.version === 0
    return introduction && waits && ['asked', 'accepted'].includes(introduction.state) ? [introduction] : []
  })
  return {
    ...page,
    path: localPath(lang, `/needs/${need.id}/quotes`),
    view: comparisonView(
      need,
      { compared: compared.flat(), awaited },
      { vocabulary, lang, today: services.clock.today() },
    ),
  }
}

/** So many matches are offered to choose from. */
const OFFERED = 20

/** What quotes can be asked for: the matches of a need, whatever is introduced already, and what was asked for by name. */
export async function requestChoices(
  services: Services,
  need: Need,
  { chosen, lang }: { chosen: number | undefined; lang: Lang },
): Promise<RequestChoice[]> {
  const now = services.clock.now()
  const [vocabulary, matches, introductions, quotes] = await Promise.all([
    services.vocabulary(),
    matchesOfNeed(services, need, { size: OFFERED }),
    readIntroductionsOfNeed(services.db, need.id, now),
    readQuotesOfNeed(services.db, need.id),
  ])
  const open = introductions.filter(({ state }) => state === 'asked' || state === 'accepted')
  const listed = new Set(matches.items.map(({ offering }) => offering.id))
  const others = [...open.map(({ offering }) => offering.id), ...(chosen ? [chosen] : [])]
  const added = await readOfferings(services.db, 'public', [
    ...new Set(others.filter((id) => !listed.has(id))),
  ])
  const standing = (offeringId: number): RequestChoice['standing'] => {
    const introduction = open.find(({ offering }) => offering.id === offeringId)
    if (!introduction) return null
    const quote = quotes.find((each) => each.quote.introductionId === introduction.id)?.quote
    if (quote?.state === 'requested') return 'asked'
    return quote && quote.version > 0 ? 'quoted' : 'introduced'
  }
  const all = [
    ...added.map((offering) => ({ offering, match: null })),
    ...matches.items.filter(({ offering }) => !offering.reference),
  ]
  return all.map(({ offering, match }) => {
    const card = offeringCardView(offering, { vocabulary, lang, standingsOf: claimEvidence(vocabulary) })
    return {
      offeringId: offering.id,
      name: card.plainName,
      href: card.href,
      enterprise: card.organisation,
      price: card.price,
      fit: match && matchWords(match, { vocabulary, lang, quantity: need.quantity }).verdictLabel,
      outcome: match && (match.verdict === 'near' ? 'fail' : match.verdict),
      standing: standing(offering.id),
      chosen: offering.id === chosen,
    }
  })
}
