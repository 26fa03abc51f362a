import { formatNumber } from '~/locales/format'
import { needCardView } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import {
  codeName,
  describeParamProblem,
  emptyFilters,
  makeFacets,
  mostSpecific,
  ParamReader,
} from '~/modules/vocabulary'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress, readPage } from '~/platform/page.server'
import type { FilteredListView } from '../components/filtered-list'
import { listPages } from '../components/list-pages'
import { eventPage } from '../http/event-page.server'
import { type AttendingQuery, findNeeds } from './attending'
import { readAttendingNeeds } from './attending.repo.server'

const SIZE = 20

/** `/events/:id/needs`: of teams that will be there. @throws the 404 of an event that is not there, a 400 for what cannot be read */
export async function attendingPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'needs')
  const { services, url, lang, t, event, title, base } = page
  const vocabulary = await services.vocabulary()
  const reader = new ParamReader(url.searchParams, vocabulary)
  const query: AttendingQuery = {
    scenario: mostSpecific(vocabulary.scenarios, reader.codes('scenario', vocabulary.scenarios, 'scenarios')),
    track: mostSpecific(vocabulary.tracks, reader.codes('track', vocabulary.tracks, 'tracks')),
  }
  if (reader.problems.length > 0)
    throw badAddress(
      reader.problems.map((problem) => describeParamProblem(problem, lang)),
      url.pathname,
    )
  const all = await readAttendingNeeds(services.db, event.id)
  const { found, counts } = findNeeds(all, query, vocabulary)
  const last = Math.max(1, Math.ceil(found.length / SIZE))
  const at = Math.min(readPage(url), last)
  const path = `${base}/needs`
  const to = (change: Partial<AttendingQuery>, more: [string, string][] = []) => {
    const next = { ...query, ...change }
    const params = new URLSearchParams([
      ...next.scenario.map((code) => ['scenario', code]),
      ...next.track.map((code) => ['track', code]),
      ...more,
    ])
    return params.size > 0 ? `${path}?${params}` : path
  }
  const total = formatNumber(found.length, lang)
  const shown = found.slice((at - 1) * SIZE, at * SIZE).map(({ id }) => id)
  const view: FilteredListView & { empty: 'none' | 'found' | null } = {
    ...{ path, total, heading: t('attending.found', { n: total }) },
    empty: found.length > 0 ? null : all.length === 0 ? 'none' : 'found',
    facets: makeFacets({
      ...{ lang, vocabulary, counts, filters: { ...emptyFilters(), ...query } },
      whole: ['scenario', 'track'].find((facet) => facet === url.searchParams.get('whole')) ?? null,
      wholeHref: (facet) => to({}, facet ? [['whole', facet]] : []),
    }),
    chips: (['scenario', 'track'] as const).flatMap((facet) =>
      query[facet].map((code) => {
        const label = codeName(facet === 'scenario' ? vocabulary.scenarios : vocabulary.tracks, code, lang)
        return {
          ...{ key: `${facet}=${code}`, label, removeLabel: t('results.remove', { label }), quiet: false },
          href: to({ [facet]: query[facet].filter((other) => other !== code) }),
        }
      }),
    ),
    clearHref: query.scenario.length + query.track.length > 0 ? path : null,
    pages: listPages(at, last, { lang, href: (n) => to({}, n > 1 ? [['page', String(n)]] : []) }),
  }
  return {
    ...page.framed(t('attending.title'), {
      rest: '/needs',
      description: t('attending.description', { title }),
      indexed: url.search === '' && all.length > 0,
    }),
    view,
    items: (await readNeeds(services.db, 'public', shown)).map((need) =>
      needCardView(need, { vocabulary, lang }),
    ),
  }
}
