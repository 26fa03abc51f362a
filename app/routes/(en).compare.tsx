import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import { claimEvidence, matchOf, matchWords } from '~/modules/matching'
import { type Need, needScopeOf } from '~/modules/needs'
import { readNeed } from '~/modules/needs/index.server'
import { CompareTable, compareView, inLang, type Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { useLoaderData } from '~/platform/http'
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  redirect,
  withDomainErrors,
} from '~/platform/http/index.server'
import { readForm } from '~/platform/http/read-form.server'
import { readId } from '~/platform/page.server'
import { compareCookie, MAX_COMPARED, readIds, readPreferences } from '~/platform/preferences.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { request } = args
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const asked = url.searchParams.get('ids')
  const ids = asked === null ? readPreferences(request).compared : readIds(asked)
  const written = url.searchParams.get('need')
  const vocabulary = await services.vocabulary()
  const [offerings, need] = await Promise.all([
    readOfferings(services.db, 'public', ids),
    written ? withDomainErrors(() => readNeed(services.db, needScopeOf(viewer), readId(written))) : null,
  ])
  const today = services.clock.today()
  const matches = need ? offerings.map((offering) => matchOf(need, offering, vocabulary, today)) : []
  const needTitle = need && inLang(lang, need.titleZh, need.titleEn)
  const outcomes = need ? offerings.map((offering) => figureOutcomes(need, offering, vocabulary, today)) : []
  const found = new Set(offerings.map(({ id }) => id))
  const params = new URLSearchParams()
  if (offerings.length > 0) params.set('ids', offerings.map(({ id }) => id).join('.'))
  const plain = params.toString()
  if (need) params.set('need', String(need.id))
  const here = (extra?: string) => {
    const query = [params.toString(), extra].filter(Boolean).join('&')
    return localPath(lang, query ? `/compare?${query}` : '/compare')
  }
  const without = (id: number) => {
    const rest = new URLSearchParams(params)
    rest.set('ids', offerings.flatMap((other) => (other.id === id ? [] : [other.id])).join('.'))
    return localPath(lang, `/compare?${rest}`)
  }
  const title = needTitle ? t('compare.titleNeed', { need: needTitle }) : t('compare.title')
  return {
    head: makeHead({
      origin,
      path: here(),
      lang,
      title,
      description: t('compare.description'),
      indexed: false,
    }),
    title,
    view: compareView(offerings, need && { demands: need.constraints, outcomes }, {
      vocabulary,
      lang,
      standingsOf: claimEvidence(vocabulary),
    }),
    verdicts: need
      ? matches.map((match) => {
          if (!match) return t('compare.otherKind')
          const words = matchWords(match, { vocabulary, lang, quantity: need.quantity })
          return `${words.verdictLabel} · ${words.counts}`
        })
      : null,
    removeHrefs: asked === null ? null : Object.fromEntries(offerings.map(({ id }) => [id, without(id)])),
    missing: ids.filter((id) => !found.has(id)).join(', '),
    askHrefs: Object.fromEntries(
      offerings
        .filter(({ reference }) => !reference)
        .map(({ id }) => [
          id,
          localPath(lang, `/introductions/new?offering=${id}${need ? `&need=${need.id}` : ''}`),
        ]),
    ),
    need: need && {
      href: localPath(lang, `/needs/${need.id}`),
      title: needTitle ?? '',
      leave: localPath(lang, `/compare?${plain}`),
    },
    differencesOnly: url.searchParams.get('rows') === 'differences',
    allHref: here(),
    differencesHref: here('rows=differences'),
    resultsHref: localPath(lang, '/offerings'),
  }
}

/**
 * How each figure asked for is met, by attribute. A wish is judged like a demand, and an offering of
 * another kind of equipment too: the table shows every figure.
 */
function figureOutcomes(need: Need, offering: Offering, vocabulary: Vocabulary, today: string) {
  const strict = {
    ...need,
    tracks: [offering.track],
    constraints: need.constraints.map((constraint) => ({ ...constraint, hard: true })),
  }
  const gates = matchOf(strict, offering, vocabulary, today)?.gates ?? []
  return new Map(
    gates.filter(({ kind }) => kind === 'constraint').map(({ code, outcome }) => [code, outcome]),
  )
}

/** Adds to, takes from or clears what is being compared; a fifth addition pushes out the first. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const { compared } = readPreferences(request)
  const add = readIds(String(form.get('add') ?? ''))
  const remove = readIds(String(form.get('remove') ?? ''))
  const kept = form.has('clear') ? [] : compared.filter((id) => !remove.includes(id) && !add.includes(id))
  const headers = { 'Set-Cookie': compareCookie(request, [...kept, ...add].slice(-MAX_COMPARED)) }
  if (form.get('background') === '1') return json(null, { headers })
  return redirect(String(form.get('back') ?? '/'), { headers })
}

export default function ComparePage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const { view, need } = data
  return (
    <div className="shell grid gap-4 py-5">
      <h1 className="text-2xl">{data.title}</h1>
      {data.missing && <Notice>{t('compare.missing', { ids: data.missing })}</Notice>}
      {view.columns.length === 0 ? (
        <EmptyState title={t('compare.empty')}>
          <p>{t('compare.emptyText')}</p>
          <ButtonLink href={data.resultsHref} look="main">
            {t('compare.toResults')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <div className="no-print flex flex-wrap items-center gap-3 text-sm">
            {need && (
              <p className="flex flex-wrap items-center gap-x-3">
                <span>
                  {t('compare.against')} <a href={need.href}>{need.title}</a>
                </span>
                <ButtonLink href={need.leave} size="small" look="quiet">
                  {t('compare.leaveNeed')}
                </ButtonLink>
              </p>
            )}
            {view.columns.length > 1 && (
              <ButtonLink href={data.differencesOnly ? data.allHref : data.differencesHref} size="small">
                {t(data.differencesOnly ? 'compare.allRows' : 'compare.onlyDifferences')}
              </ButtonLink>
            )}
          </div>
          {view.columns.length === 1 && (
            <Notice>
              {t('compare.one')} <a href={data.resultsHref}>{t('compare.toResults')}</a>
            </Notice>
          )}
          <CompareTable
            view={view}
            differencesOnly={data.differencesOnly}
            notes={data.verdicts && { label: t('compare.against'), values: data.verdicts }}
            removeHrefs={data.removeHrefs}
            askHrefs={data.askHrefs}
            words={{ pass: t('site.pass'), unknown: t('site.unknown'), fail: t('site.fail') }}
          />
        </>
      )}
    </div>
  )
}
