import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { MatchCounts, MatchedNeed, matchPages, matchWords } from '~/modules/matching'
import { matchesOfOffering } from '~/modules/matching/index.server'
import { needCardView } from '~/modules/needs'
import { OfferingDetail, offeringCardView, offeringDetailView, SimilarOfferings } from '~/modules/offerings'
import { readOffering, similarOfferings } from '~/modules/offerings/index.server'
import { type ShouldRevalidateFunction, useLoaderData, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId, readPage } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { Section } from '~/ui/section'

export const meta = headOf

export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod?.toUpperCase() === 'POST' ? false : defaultShouldRevalidate

const SIZE = 5
const SIMILAR = 3

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageOf(request)
  const id = readId(params.id)
  const path = localPath(lang, `/offerings/${id}`)
  const page = readPage(url)
  const [vocabulary, offering] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readOffering(services.db, 'public', id)),
  ])
  const [matches, similar] = await Promise.all([
    matchesOfOffering(services, offering, { page, size: SIZE }),
    similarOfferings(services, offering, SIMILAR),
  ])
  const last = Math.max(1, Math.ceil(matches.total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`, { status: 302 })
  const view = offeringDetailView(offering, { vocabulary, lang, address: origin + path })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: view.name,
      description: t('offering.description', {
        name: view.name,
        track: view.crumbs.at(-1)?.label,
        organisation: view.company.name,
        summary: view.summary,
      }),
    }),
    view,
    total: matches.total,
    counts: matches.counts,
    fallback: matches.engine === 'postgres',
    matches: matches.items.map(({ need, match, rank }) => ({
      rank,
      match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
      need: needCardView(need, { vocabulary, lang }),
    })),
    pages: matchPages(matches, path, lang),
    similar: similar.map((other) => offeringCardView(other, { vocabulary, lang })),
  }
}

export default function OfferingPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const { view } = data
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = new Set(root?.compared.map(({ id }) => id))
  return (
    <OfferingDetail view={view} compared={compared.has(view.id)}>
      <div className="no-print">
        <Section id="matches" title={t('offering.matches')} lead={t('offering.matchesLead')}>
          {data.fallback && <Notice>{t('results.enginePostgres')}</Notice>}
          {data.total === 0 ? (
            <p className="text-muted">{t('offering.noMatches')}</p>
          ) : (
            <>
              <MatchCounts counts={data.counts} />
              <ol className="grid gap-3">
                {data.matches.map((item) => (
                  <li key={item.need.id}>
                    <MatchedNeed {...item} />
                  </li>
                ))}
              </ol>
              <Pagination label={t('site.pages')} {...data.pages} />
            </>
          )}
        </Section>
      </div>
      {data.similar.length > 0 && (
        <SimilarOfferings items={data.similar} allHref={view.trackHref} compared={compared} />
      )}
    </OfferingDetail>
  )
}
