import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { claimEvidence } from '~/modules/matching'
import {
  OfferingCard,
  type OfferingQuery,
  offeringCardView,
  offeringQueryToParams,
  offeringSorts,
  parseOfferingQuery,
} from '~/modules/offerings'
import { eventTerms, searchOfferings } from '~/modules/offerings/index.server'
import {
  describeParamProblem,
  filterWords,
  makeResultsView,
  ResultsPage,
  readResultsAddress,
  sortChoices,
  understoodWords,
  withoutFilter,
} from '~/modules/vocabulary'
import { type ShouldRevalidateFunction, useLoaderData, useRouteLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { badAddress, pageOf } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'

export const meta = headOf

/** What is compared and how the page looks do not change the results. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod?.toUpperCase() === 'POST' ? false : defaultShouldRevalidate

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageOf(request)
  const vocabulary = await services.vocabulary()
  const standingsOf = claimEvidence(vocabulary)
  const path = localPath(lang, '/offerings')
  const address = readResultsAddress(url.searchParams)
  const { query, problems } = parseOfferingQuery(address.params, vocabulary, lang)
  if (!query)
    throw badAddress(
      problems.map((problem) => describeParamProblem(problem, lang)),
      path,
    )
  const tidy = address.tidied(query.filters, vocabulary)
  if (tidy) throw redirect(`${path}?${offeringQueryToParams({ ...query, filters: tidy })}`, { status: 302 })

  const results = await searchOfferings(services, query)
  const events = await eventTerms(services.db, query, results, services.clock.today())
  const asked = [
    ...query.filters.spec.map(({ attribute }) => attribute),
    ...results.understood.flatMap(({ kind, code }) => (kind === 'constraint' ? [code] : [])),
  ]
  const canonical = offeringQueryToParams({ ...query, drop: [] }).toString()
  const hint = results.dropHint
  const view = makeResultsView<OfferingQuery>({
    kind: 'offerings',
    query,
    vocabulary,
    events,
    counts: results.facets,
    total: results.total,
    page: results.page,
    whole: address.whole,
    sorts: sortChoices(offeringSorts, query.sort, { vocabulary, lang, attributes: asked }),
    understood: results.understood.map((chip) => ({
      id: chip.id,
      label: understoodWords(chip, vocabulary, lang),
      filtering: chip.filtering,
      ...(chip.kind === 'track' && { track: chip.code }),
    })),
    relaxed: results.relaxed.map((chip) => understoodWords(chip, vocabulary, lang)),
    engine: results.engine,
    dropHint: hint && {
      label: filterWords(query.filters, hint, { vocabulary, events, lang, kind: 'offerings' }),
      href: `${path}?${offeringQueryToParams({ ...query, page: 1, filters: withoutFilter(query.filters, hint.param, hint.value) })}`,
      total: hint.total,
    },
    csv: true,
    toParams: offeringQueryToParams,
  })
  const data = {
    head: makeHead({
      origin,
      path: canonical ? `${path}?${canonical}` : path,
      lang,
      title: view.subject,
      description: t('results.offeringsDescription'),
      feed: { href: origin + view.feedHref, title: t('site.feed_offerings') },
      indexed: canonical === '' || /^(?:scenario|track)=[^&]+$/.test(canonical),
    }),
    view,
    items: results.items.map(({ offering, highlight, fit }) =>
      offeringCardView(offering, { vocabulary, lang, standingsOf, asked, highlight, fit }),
    ),
  }
  // A page past the last is not there; one without results is.
  return json(data, { status: data.items.length === 0 && results.total > 0 ? 404 : 200 })
}

export default function OfferingsPage() {
  const { view, items } = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = new Set(root?.compared.map(({ id }) => id))
  return (
    <ResultsPage view={view}>
      <ol className="grid gap-3">
        {items.map((item) => (
          <li key={item.id}>
            <OfferingCard view={item} compared={compared.has(item.id)} />
          </li>
        ))}
      </ol>
    </ResultsPage>
  )
}
