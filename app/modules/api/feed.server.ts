import { i18nFor } from '~/locales/i18n'
import { htmlLang, type Lang, localPath } from '~/locales/lang'
import { needQueryToParams, parseNeedQuery } from '~/modules/needs'
import { searchNeeds } from '~/modules/needs/index.server'
import { offeringQueryToParams, parseOfferingQuery } from '~/modules/offerings'
import { readOfferings, searchOfferings } from '~/modules/offerings/index.server'
import { describeParamProblem, emptyFilters, filterWords, type ParamProblem } from '~/modules/vocabulary'
import type { SearchServices } from '~/modules/vocabulary/index.server'
import { atomResponse } from '~/platform/atom.server'
import { badAddress } from '~/platform/page.server'
import type { Filters } from '~search/plan'

type FeedKind = 'offerings' | 'needs'

/** How many entries a feed has, the newest. */
const ENTRIES = 50

type Asked = { kind: FeedKind; lang: Lang; origin: string; params: URLSearchParams; request: Request }
type Entry = {
  id: number
  title: string
  summary: string
  author: string
  publishedAt: Date
  updatedAt: Date
}

/**
 * An Atom feed (RFC 4287) of the newest offerings or needs that everybody may see, of the scenarios and tracks that its
 * address names. Answers 304 to a reader who has it already. @throws a 400 response for what cannot be read
 */
export async function atomFeed(services: SearchServices, asked: Asked): Promise<Response> {
  const { kind, lang, origin, request } = asked
  const vocabulary = await services.vocabulary()
  const { t } = i18nFor(lang)
  const { entries, filters } = await readEntries(services, asked)
  const query = (kind === 'offerings' ? offeringQueryToParams : needQueryToParams)({
    q: '',
    filters: { ...emptyFilters(), ...filters },
  }).toString()
  const behind = query ? `?${query}` : ''
  const page = origin + localPath(lang, `/${kind}`) + behind
  const self = (language: Lang) => `${origin + localPath(language, `/feeds/${kind}.atom`)}${behind}`
  const of = (['scenario', 'track'] as const).flatMap((param) =>
    filters[param].map((value) =>
      filterWords({ ...emptyFilters(), ...filters }, { param, value }, { vocabulary, lang, kind }),
    ),
  )
  const other: Lang = lang === 'zh' ? 'en' : 'zh'
  return atomResponse(
    {
      id: `feeds/${kind}/${lang}${behind}`,
      title: [t(`site.feed_${kind}`), ...of].join(' · '),
      ...{ origin, language: htmlLang[lang], self: self(lang), page },
      other: { language: htmlLang[other], href: self(other) },
      entries: entries.map(({ id, ...entry }) => ({
        ...entry,
        id: `${kind}/${id}`,
        href: origin + localPath(lang, `/${kind}/${id}`),
      })),
    },
    request,
  )
}

/** The newest that everybody may see; figures from public lists are nobody's news. */
async function readEntries(
  services: SearchServices,
  { kind, lang, params }: Asked,
): Promise<{ entries: Entry[]; filters: Pick<Filters, 'scenario' | 'track'> }> {
  const vocabulary = await services.vocabulary()
  const kept = new URLSearchParams([...params].filter(([name]) => name === 'scenario' || name === 'track'))
  const inLang = (zh: string, en: string) => (lang === 'en' ? en || zh : zh || en)
  const whole = { sort: 'newest', page: 1, size: ENTRIES } as const
  if (kind === 'offerings') {
    const { query, problems } = parseOfferingQuery(kept, vocabulary, lang)
    if (!query) throw refused(problems, lang, kind)
    const { items } = await searchOfferings(services, { ...query, ...whole })
    // One that was taken from view while the index still lists it is left out.
    const offerings = await readOfferings(
      services.db,
      'public',
      items.map(({ offering }) => offering.id),
    )
    return {
      filters: query.filters,
      entries: offerings.flatMap((each) =>
        each.reference || each.publishedAt === null
          ? []
          : {
              id: each.id,
              title: inLang(each.nameZh, each.nameEn),
              summary: inLang(each.summaryZh, each.summaryEn),
              author: inLang(each.organisation.nameZh, each.organisation.nameEn),
              publishedAt: each.publishedAt,
              updatedAt: each.updatedAt,
            },
      ),
    }
  }
  const { query, problems } = parseNeedQuery(kept, vocabulary, lang)
  if (!query) throw refused(problems, lang, kind)
  const { items } = await searchNeeds(services, { ...query, ...whole })
  return {
    filters: query.filters,
    entries: items.flatMap(({ need }) =>
      need.reference || need.publishedAt === null
        ? []
        : {
            id: need.id,
            title: inLang(need.titleZh, need.titleEn),
            summary: inLang(need.textZh, need.textEn),
            author: inLang(need.organisation.nameZh, need.organisation.nameEn),
            publishedAt: need.publishedAt,
            updatedAt: need.updatedAt,
          },
    ),
  }
}

const refused = (problems: readonly ParamProblem[], lang: Lang, kind: FeedKind) =>
  badAddress(
    problems.map((problem) => describeParamProblem(problem, lang)),
    localPath(lang, `/${kind}`),
  )
