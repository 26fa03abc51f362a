import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { codeName, emptyFilters, makeFacets, type Vocabulary } from '~/modules/vocabulary'
import type { FilteredListView } from '../components/filtered-list'
import { listPages } from '../components/list-pages'
import type { Event } from '../event'
import {
  type Directory,
  type DirectoryFacet,
  type DirectoryQuery,
  directoryFacets,
  type Exhibitor,
  findExhibitors,
  inNameOrder,
} from './directory'
import { directoryParams } from './directory-query'

const SIZE = 24
const NAMED = 3

export type ExhibitorCard = {
  id: number
  href: string
  name: string
  company: string
  booths: { number: string; href: string }[]
  halls: string
  /** names of what fits the choices, the first few */
  shown: string[]
  more: string | null
  tracks: string
}
export type DirectoryView = FilteredListView & {
  query: DirectoryQuery
  items: ExhibitorCard[]
  hidden: { name: string; value: string }[]
  planHref: string | null
  searchHref: string
  /** nobody exhibits yet, or nobody is found */
  empty: 'none' | 'found' | null
}

type Words = { lang: Lang; vocabulary: Vocabulary }

/** The directory of an event, narrowed by what its address asks for. `page` from 1; one past the last is the last. */
export function directoryView(
  event: Pick<Event, 'id' | 'planPublishedAt'>,
  { exhibitors, halls }: Directory,
  {
    lang,
    vocabulary,
    query,
    page,
    whole,
  }: Words & { query: DirectoryQuery; page: number; whole: string | null },
): DirectoryView {
  const { t } = i18nFor(lang)
  const base = localPath(lang, `/events/${event.id}`)
  const path = `${base}/exhibitors`
  const { found, counts } = findExhibitors(exhibitors, query, vocabulary)
  const ordered = inNameOrder(found, lang)
  const last = Math.max(1, Math.ceil(ordered.length / SIZE))
  const at = Math.min(page, last)
  const to = (change: Partial<DirectoryQuery>, more: [string, string][] = []) =>
    path + directoryParams({ ...query, ...change }, more)
  const pageHref = (n: number) => to({}, n > 1 ? [['page', String(n)]] : [])
  const hallName = new Map(halls.map(({ code, nameZh, nameEn }) => [code, inLang(lang, nameZh, nameEn)]))
  const total = formatNumber(ordered.length, lang)
  const terms = makeFacets({
    ...{ lang, vocabulary, counts, whole },
    filters: { ...emptyFilters(), scenario: query.scenario, track: query.track },
    wholeHref: (facet) => to({}, facet ? [['whole', facet]] : []),
  })
  const hallCounts = new Map(counts.hall.map(({ code, count }) => [code, count]))
  const hallRows = halls
    .filter(({ code }) => hallCounts.has(code) || query.hall.includes(code))
    .map(({ code }) => ({
      ...{ code, label: `${code} · ${hallName.get(code)}`, depth: 0 as const, implied: false },
      ...{ count: formatNumber(hallCounts.get(code) ?? 0, lang), checked: query.hall.includes(code) },
    }))
  const label = (facet: DirectoryFacet, code: string): string => {
    if (facet === 'hall') return hallName.get(code) ?? code
    return codeName(facet === 'scenario' ? vocabulary.scenarios : vocabulary.tracks, code, lang)
  }
  const chosen = directoryFacets.flatMap((facet) => query[facet].map((code) => [facet, code] as const))
  return {
    ...{ path, query, total },
    heading: t('directory.found', { n: total }),
    items: ordered
      .slice((at - 1) * SIZE, at * SIZE)
      .map((each) => card(each, base, { lang, vocabulary, query })),
    facets: [
      ...terms,
      ...(hallRows.length === 0
        ? []
        : [
            {
              ...{ name: 'hall', label: t('booth.hall'), rows: hallRows, chosen: query.hall.length },
              ...{ more: null, fewer: null },
            },
          ]),
    ],
    chips: chosen.map(([facet, code]) => ({
      key: `${facet}=${code}`,
      label: label(facet, code),
      href: to({ [facet]: query[facet].filter((other) => other !== code) }),
      removeLabel: t('results.remove', { label: label(facet, code) }),
      quiet: false,
    })),
    clearHref: chosen.length > 0 ? to({ hall: [], scenario: [], track: [] }) : null,
    hidden: chosen.map(([name, value]) => ({ name, value })),
    planHref:
      event.planPublishedAt && ordered.some(({ booths }) => booths.length > 0)
        ? `${base}/plan${directoryParams({ ...query, hall: query.hall.length === 1 ? query.hall : [] })}`
        : null,
    searchHref: localPath(
      lang,
      `/offerings${directoryParams({ ...query, hall: [] }, [['event', String(event.id)]])}`,
    ),
    empty: ordered.length > 0 ? null : exhibitors.length === 0 ? 'none' : 'found',
    pages: listPages(at, last, { lang, href: pageHref }),
  }
}

function card(
  exhibitor: Exhibitor,
  base: string,
  { lang, vocabulary, query }: Words & { query: DirectoryQuery },
): ExhibitorCard {
  const { t } = i18nFor(lang)
  const { id, nameZh, nameEn, booths, offerings } = exhibitor
  const [name, company] = [inLang(lang, exhibitor.fasciaZh, exhibitor.fasciaEn), inLang(lang, nameZh, nameEn)]
  // What answers the choices is named first.
  const fits = (offering: (typeof offerings)[number]) =>
    findExhibitors([{ ...exhibitor, offerings: [offering] }], { ...query, q: '', hall: [] }, vocabulary).found
      .length
  const shown = offerings.toSorted((a, b) => fits(b) - fits(a))
  return {
    ...{ id, href: `${base}/exhibitors/${id}`, name, company: company === name ? '' : company },
    booths: booths.map(({ number }) => ({ number, href: `${base}/booths/${encodeURIComponent(number)}` })),
    halls: [...new Set(booths.map(({ hall }) => hall))].join(t('site.listJoin')),
    shown: shown.slice(0, NAMED).map((each) => inLang(lang, each.nameZh, each.nameEn)),
    more: shown.length > NAMED ? t('directory.more', { n: shown.length - NAMED }) : null,
    tracks: [...new Set(offerings.map(({ track }) => track.split('.')[0] ?? track))]
      .map((code) => codeName(vocabulary.tracks, code, lang))
      .join(t('site.listJoin')),
  }
}
