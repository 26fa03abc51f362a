import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import {
  NeedCard,
  type NeedQuery,
  NeedTabs,
  needCardView,
  needQueryToParams,
  needScopeOf,
  needSorts,
  parseNeedQuery,
} from '~/modules/needs'
import { countNeedsBesidePublic, searchNeeds } from '~/modules/needs/index.server'
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
import { type ShouldRevalidateFunction, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'

export const meta = headOf

/** What is compared and how the page looks do not change the results. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod?.toUpperCase() === 'POST' ? false : defaultShouldRevalidate

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const vocabulary = await services.vocabulary()
  const path = localPath(lang, '/needs')
  const address = readResultsAddress(url.searchParams)
  const { query, problems } = parseNeedQuery(address.params, vocabulary, lang)
  if (!query)
    throw badAddress(
      problems.map((problem) => describeParamProblem(problem, lang)),
      path,
    )
  const tidy = address.tidied(query.filters, vocabulary)
  if (tidy) throw redirect(`${path}?${needQueryToParams({ ...query, filters: tidy })}`, { status: 302 })

  const scope = needScopeOf(viewer)
  const [results, beside] = await Promise.all([
    searchNeeds(services, query),
    countNeedsBesidePublic(services.db, scope),
  ])
  const canonical = needQueryToParams({ ...query, drop: [] }).toString()
  const hint = results.dropHint
  const view = makeResultsView<NeedQuery>({
    kind: 'needs',
    query,
    vocabulary,
    counts: results.facets,
    total: results.total,
    page: results.page,
    whole: address.whole,
    sorts: sortChoices(needSorts, query.sort, { vocabulary, lang }),
    understood: results.understood.map((chip) => ({
      id: chip.id,
      label: understoodWords(chip, vocabulary, lang),
      filtering: chip.filtering,
      ...(chip.kind === 'track' && { track: chip.code }),
    })),
    relaxed: results.relaxed.map((chip) => understoodWords(chip, vocabulary, lang)),
    engine: results.engine,
    dropHint: hint && {
      label: filterWords(query.filters, hint, { vocabulary, lang, kind: 'needs' }),
      href: `${path}?${needQueryToParams({ ...query, page: 1, filters: withoutFilter(query.filters, hint.param, hint.value) })}`,
      total: hint.total,
    },
    csv: false,
    toParams: needQueryToParams,
  })
  const data = {
    head: makeHead({
      origin,
      path: canonical ? `${path}?${canonical}` : path,
      lang,
      title: view.subject,
      description: t('results.needsDescription'),
      feed: { href: origin + view.feedHref, title: t('site.feed_needs') },
      indexed: canonical === '' || /^(?:scenario|track)=[^&]+$/.test(canonical),
    }),
    view,
    /** how many needs are shown to the reader's organisations only; null where there is no reader */
    beside: scope === 'public' ? null : beside,
    items: results.items.map(({ need, highlight }) => needCardView(need, { vocabulary, lang, highlight })),
  }
  // A page past the last is not there; one without results is.
  return json(data, { status: data.items.length === 0 && results.total > 0 ? 404 : 200 })
}

export default function NeedsPage() {
  const { view, beside, items } = useLoaderData<typeof loader>()
  const page = (
    <ResultsPage view={view}>
      <ol className="grid gap-3">
        {items.map((item) => (
          <li key={item.id}>
            <NeedCard view={item} />
          </li>
        ))}
      </ol>
    </ResultsPage>
  )
  if (beside === null) return page
  return (
    <>
      <div className="shell pt-3">
        <NeedTabs current="public" count={beside} />
      </div>
      {page}
    </>
  )
}
