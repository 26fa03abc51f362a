import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { MatchCounts, MatchedOffering, matchPages, matchWords } from '~/modules/matching'
import { matchesOfNeed } from '~/modules/matching/index.server'
import { NeedDetail, needDetailView } from '~/modules/needs'
import { offeringCardView } from '~/modules/offerings'
import { type ShouldRevalidateFunction, useLoaderData, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId, readPage } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { Section } from '~/ui/section'

export const meta = headOf

export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod?.toUpperCase() === 'POST' ? false : defaultShouldRevalidate

const SIZE = 10
const COMPARED = 4

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageOf(request)
  const id = readId(params.id)
  const path = localPath(lang, `/needs/${id}`)
  const page = readPage(url)
  const [vocabulary, found] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => matchesOfNeed(services, id, { page, size: SIZE })),
  ])
  const last = Math.max(1, Math.ceil(found.total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`, { status: 302 })
  const { need, items } = found
  const view = needDetailView(need, { vocabulary, lang })
  const asked = need.constraints.map(({ attribute }) => attribute)
  const first = items.slice(0, COMPARED).map(({ offering }) => offering.id)
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: view.title,
      description: t('need.description', {
        title: view.title,
        organisation: view.terms.find(({ key }) => key === 'team')?.value,
        text: view.text,
      }),
    }),
    view,
    total: found.total,
    counts: found.counts,
    acceptable: found.acceptable,
    fallback: found.engine === 'postgres',
    items: items.map(({ offering, match, rank }) => ({
      rank,
      match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
      offering: offeringCardView(offering, { vocabulary, lang, asked }),
    })),
    pages: matchPages(found, path, lang),
    compare:
      first.length > 1
        ? {
            href: localPath(lang, `/compare?ids=${first.join('.')}&need=${id}`),
            label: t('need.compareThese', { n: first.length }),
          }
        : null,
  }
}

export default function NeedPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = new Set(root?.compared.map(({ id }) => id))
  return (
    <NeedDetail view={data.view}>
      <Section id="matches" title={t('need.matches')} lead={t('need.matchesLead')}>
        {data.fallback && <Notice>{t('results.enginePostgres')}</Notice>}
        {data.total === 0 ? (
          <EmptyState title={t('need.noMatches')}>
            <ButtonLink href={data.view.searchHref}>{t('need.searchInstead')}</ButtonLink>
          </EmptyState>
        ) : (
          <>
            {!data.acceptable && (
              <Notice title={t('need.noAcceptable')} urgent>
                {t('need.noAcceptableText')}
              </Notice>
            )}
            <div className="flex flex-wrap items-center justify-between gap-3">
              <MatchCounts counts={data.counts} />
              {data.compare && (
                <ButtonLink href={data.compare.href} size="small" className="no-print">
                  <Icon name="compare" className="size-4" />
                  {data.compare.label}
                </ButtonLink>
              )}
            </div>
            <ol className="grid gap-3">
              {data.items.map((item) => (
                <li key={item.offering.id}>
                  <MatchedOffering {...item} compared={compared.has(item.offering.id)} />
                </li>
              ))}
            </ol>
            <Pagination label={t('site.pages')} {...data.pages} />
          </>
        )}
      </Section>
    </NeedDetail>
  )
}
