import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { isPerson, membershipIn } from '~/modules/accounts'
import { pageFor } from '~/modules/accounts/index.server'
import { DrillEvidences, ShownAt } from '~/modules/events'
import { readDrillEvidence, readShowings } from '~/modules/events/index.server'
import { SaveItem } from '~/modules/follows'
import { isSaved } from '~/modules/follows/index.server'
import { AskLink, claimEvidence, MatchCounts, MatchedNeed, matchPages, matchWords } from '~/modules/matching'
import { matchesBesidePublic, matchesOfOffering } from '~/modules/matching/index.server'
import { isWanted, needCardView, needScopeOf } from '~/modules/needs'
import {
  OfferingDetail,
  offeringCardView,
  offeringDetailView,
  offeringJsonLd,
  SimilarOfferings,
} from '~/modules/offerings'
import { readOffering, similarOfferings } from '~/modules/offerings/index.server'
import { type ShouldRevalidateFunction, useLoaderData, useNonce, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId, readPage } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'
import { JsonLd } from '~/ui/json-ld'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { Section } from '~/ui/section'

export const meta = headOf

export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod?.toUpperCase() === 'POST' ? false : defaultShouldRevalidate

const SIZE = 5
const SIMILAR = 3

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const id = readId(args.params.id)
  const path = localPath(lang, `/offerings/${id}`)
  const page = readPage(url)
  const [vocabulary, offering] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readOffering(services.db, 'public', id)),
  ])
  const own = membershipIn(viewer, offering.organisation.id) !== null
  const [matches, similar, beside, saved, showings, drills] = await Promise.all([
    matchesOfOffering(services, offering, { page, size: SIZE }),
    similarOfferings(services, offering, SIMILAR),
    own ? matchesBesidePublic(services, offering, needScopeOf(viewer)) : [],
    isPerson(viewer) ? isSaved(services.db, viewer.id, { kind: 'offerings', id }) : null,
    readShowings(services, id, lang),
    readDrillEvidence(services, id, { vocabulary, lang }),
  ])
  const last = Math.max(1, Math.ceil(matches.total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`, { status: 302 })
  const shown = ({ need, match, rank }: (typeof beside)[number]) => ({
    rank,
    askHref:
      own && !need.reference && isWanted(need.state)
        ? localPath(lang, `/introductions/new?offering=${id}&need=${need.id}`)
        : null,
    match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
    need: needCardView(need, { vocabulary, lang }),
  })
  const standingsOf = claimEvidence(vocabulary)
  const view = offeringDetailView(offering, { vocabulary, lang, standingsOf, address: origin + path })
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
      picture: `${origin}${path}/share.png?v=${offering.version}`,
    }),
    view,
    saved,
    showings,
    drills,
    askHref: own || offering.reference ? null : localPath(lang, `/introductions/new?offering=${id}`),
    facts: offeringJsonLd(offering, { vocabulary, lang, origin }),
    total: matches.total,
    counts: matches.counts,
    fallback: matches.engine === 'postgres',
    matches: matches.items.map(shown),
    beside: beside.map(shown),
    pages: matchPages(matches, path, lang),
    similar: similar.map((other) => offeringCardView(other, { vocabulary, lang, standingsOf })),
  }
}

export default function OfferingPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const { view } = data
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = new Set(root?.compared.map(({ id }) => id))
  return (
    <OfferingDetail
      view={view}
      compared={compared.has(view.id)}
      ask={
        <>
          {data.askHref && <AskLink href={data.askHref} name={view.name} main />}
          <SaveItem kind="offerings" id={view.id} name={view.name} saved={data.saved} />
        </>
      }
    >
      <JsonLd data={data.facts} nonce={nonce} />
      <DrillEvidences drills={data.drills} />
      <div className="no-print grid gap-6">
        {data.showings.length > 0 && <ShownAt showings={data.showings} />}
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
        {data.beside.length > 0 && (
          <Section id="beside" title={t('need.besideTitle')} lead={t('need.besideLead')}>
            <ol className="grid gap-3">
              {data.beside.map((item) => (
                <li key={item.need.id}>
                  <MatchedNeed {...item} />
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
      {data.similar.length > 0 && (
        <SimilarOfferings items={data.similar} allHref={view.trackHref} compared={compared} />
      )}
    </OfferingDetail>
  )
}
