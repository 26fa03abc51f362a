import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { isPerson, membershipIn } from '~/modules/accounts'
import { pageFor } from '~/modules/accounts/index.server'
import { needOnListView } from '~/modules/challenges'
import { readEntryOfNeed } from '~/modules/challenges/index.server'
import { SaveItem } from '~/modules/follows'
import { isSaved } from '~/modules/follows/index.server'
import { readMet } from '~/modules/introductions/index.server'
import {
  AskLink,
  claimEvidence,
  MatchCounts,
  MatchedOffering,
  matchPages,
  matchWords,
} from '~/modules/matching'
import { matchesOfNeed } from '~/modules/matching/index.server'
import {
  endorsementsView,
  isWanted,
  NeedDetail,
  NeedEndorsements,
  NeedStanding,
  needDetailView,
  needScopeOf,
  standingView,
} from '~/modules/needs'
import { readEndorsements } from '~/modules/needs/index.server'
import { offeringCardView } from '~/modules/offerings'
import { type ShouldRevalidateFunction, useLoaderData, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId, readPage } from '~/platform/page.server'
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
/** What a form may have done that leads back here. */
const dids = ['endorsed', 'taken_back', 'renewed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const id = readId(args.params.id)
  const path = localPath(lang, `/needs/${id}`)
  const page = readPage(url)
  const [vocabulary, found, endorsements, met, saved] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => matchesOfNeed(services, id, { page, size: SIZE, scope: needScopeOf(viewer) })),
    readEndorsements(services.db, id),
    readMet(services.db, id),
    isPerson(viewer) ? isSaved(services.db, viewer.id, { kind: 'needs', id }) : null,
  ])
  const last = Math.max(1, Math.ceil(found.total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`, { status: 302 })
  const { need, items } = found
  const listed = need.state === 'no_acceptable_match' ? await readEntryOfNeed(services.db, id) : null
  const view = needDetailView(need, { vocabulary, lang })
  const reader = { viewer, lang, today: services.clock.today() }
  const asked = need.constraints.map(({ attribute }) => attribute)
  const own = membershipIn(viewer, need.organisation.id) !== null
  const wanted = !need.reference && isWanted(need.state)
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
      indexed: need.visibility === 'public',
    }),
    view,
    endorsements: endorsementsView(need, endorsements, reader),
    standing: standingView(need, reader),
    manage: own ? `${path}/manage` : null,
    // Nobody asks where nobody looks for equipment any more; the team itself asks at each match.
    askHref: !own && wanted ? localPath(lang, `/introductions/new?need=${id}`) : null,
    did: dids.find((did) => did === url.searchParams.get('did')) ?? null,
    met:
      met.pieces > 0
        ? t(need.quantity === null ? 'need.metSome' : 'need.metOf', {
            n: formatNumber(met.pieces, lang),
            of: formatNumber(need.quantity ?? 0, lang),
          })
        : null,
    id,
    saved,
    lapsed: need.closing?.how === 'lapsed',
    challenge: needOnListView(listed, lang)?.challenge ?? null,
    total: found.total,
    counts: found.counts,
    acceptable: found.acceptable,
    fallback: found.engine === 'postgres',
    items: items.map(({ offering, match, rank }) => ({
      rank,
      askHref:
        own && wanted && !offering.reference
          ? localPath(lang, `/introductions/new?offering=${offering.id}&need=${id}`)
          : null,
      match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
      offering: offeringCardView(offering, {
        vocabulary,
        lang,
        standingsOf: claimEvidence(vocabulary),
        asked,
      }),
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
    <NeedDetail
      view={data.view}
      ask={
        <>
          {data.askHref && <AskLink href={data.askHref} name={data.view.title} main />}
          <SaveItem kind="needs" id={data.id} name={data.view.title} saved={data.saved} />
        </>
      }
    >
      {data.did && <Notice role="status">{t(`needLife.did_${data.did}`)}</Notice>}
      {data.challenge && (
        <Notice title={t('challenge.needLink')}>
          <a href={data.challenge.href} className="inline-flex min-h-11 items-center fine:min-h-0">
            {data.challenge.title}
          </a>
        </Notice>
      )}
      {data.met && <Notice>{data.met}</Notice>}
      {data.lapsed && <Notice>{t('needLife.lapsed')}</Notice>}
      {data.manage && (
        <p className="no-print">
          <ButtonLink href={data.manage} size="small">
            {t('need.manageLink')}
          </ButtonLink>
        </p>
      )}
      {data.standing && <NeedStanding view={data.standing} />}
      {data.endorsements && <NeedEndorsements view={data.endorsements} />}
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
