import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { EventCards, eventCardView } from '~/modules/events'
import { listEvents } from '~/modules/events/index.server'
import { readResultCounts } from '~/modules/insights/index.server'
import { NeedCard, needCardView } from '~/modules/needs'
import { readNewestNeeds } from '~/modules/needs/index.server'
import { ScenarioGrid, scenarioCells } from '~/modules/vocabulary'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'

export const meta = headOf

const NEWEST = 6
const EVENTS = 2

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const vocabulary = await services.vocabulary()
  const today = services.clock.today()
  const [counts, newest, events] = await Promise.all([
    readResultCounts(services),
    readNewestNeeds(services.db, NEWEST),
    listEvents(services.db, { today, over: false, held: true, limit: EVENTS }),
  ])
  const path = (to: string) => localPath(lang, to)
  const figures = [
    {
      key: 'offerings',
      label: t('home.countOfferings'),
      value: counts.totals.offerings,
      href: path('/offerings'),
    },
    { key: 'needs', label: t('home.countNeeds'), value: counts.totals.needs, href: path('/needs') },
    {
      key: 'scenarios',
      label: t('home.countScenarios'),
      value: vocabulary.scenarios.size,
      href: path('/vocabulary/scenarios'),
    },
    {
      key: 'tracks',
      label: t('home.countTracks'),
      value: vocabulary.tracks.size,
      href: path('/vocabulary/tracks'),
    },
  ]
  return {
    head: makeHead({
      origin,
      path: path('/'),
      lang,
      title: t('home.title'),
      description: t('home.description'),
    }),
    searchHref: path('/offerings'),
    needsHref: path('/needs'),
    figures: figures.map(({ value, ...figure }) => ({ ...figure, value: formatNumber(value, lang) })),
    examples: (['home.example1', 'home.example2', 'home.example3', 'home.example4'] as const).map((key) => ({
      label: t(key),
      href: path(`/offerings?${new URLSearchParams({ q: t(key) })}`),
    })),
    scenarios: scenarioCells(vocabulary, counts, lang),
    eventsHref: path('/events'),
    events: events.map((event) => eventCardView(event, { lang, today })),
    newest: newest.map((need) => needCardView(need, { vocabulary, lang })),
  }
}

export default function HomePage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <div className="border-line bg-surface border-b">
        <div className="shell grid gap-5 py-7 md:pt-12 md:pb-8">
          <div className="grid gap-2">
            <h1 className="text-3xl md:text-4xl">{t('home.heading')}</h1>
            <p className="text-muted max-w-[80ch] text-pretty">{t('home.lead')}</p>
          </div>
          <search>
            <form method="get" action={data.searchHref} className="flex flex-wrap gap-2">
              <input
                type="search"
                name="q"
                maxLength={400}
                aria-label={t('home.searchLabel')}
                placeholder={t('home.searchPlaceholder')}
                className="border-ink bg-surface min-h-14 w-full min-w-0 flex-1 basis-72 rounded border-2 px-4 text-lg"
              />
              <Button look="main" className="min-h-14 grow px-6 text-lg sm:grow-0">
                <Icon name="search" />
                {t('home.searchButton')}
              </Button>
              <Button formAction={data.needsHref} className="min-h-14 px-4">
                {t('home.searchNeeds')}
              </Button>
            </form>
          </search>
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 className="text-muted text-sm font-normal">{t('home.examples')}</h2>
            <ul className="flex flex-wrap gap-x-4 text-sm">
              {data.examples.map(({ href, label }) => (
                <li key={href}>
                  <a href={href} className="inline-flex min-h-11 items-center fine:min-h-8">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </div>
      <div className="shell grid gap-9 py-7">
        <dl className="panel grid grid-cols-2 overflow-hidden md:grid-cols-4">
          {data.figures.map(({ key, label, value, href }) => (
            <div key={key} className="border-line -mr-px -mb-px flex flex-col-reverse border-r border-b p-4">
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="text-2xl leading-tight font-semibold md:text-3xl">
                <a href={href} aria-label={`${label} ${value}`} className="text-ink inline-block min-h-11">
                  {value}
                </a>
              </dd>
            </div>
          ))}
        </dl>
        <Section id="scenarios" title={t('home.scenarios')} lead={t('home.scenariosLead')}>
          <ScenarioGrid cells={data.scenarios} />
        </Section>
        {data.events.length > 0 && (
          <Section id="events" title={t('home.events')}>
            <EventCards events={data.events} />
            <p>
              <ButtonLink href={data.eventsHref}>{t('home.allEvents')}</ButtonLink>
            </p>
          </Section>
        )}
        <Section id="newest" title={t('home.newest')}>
          <ol className="grid gap-3 md:grid-cols-2">
            {data.newest.map((need) => (
              <li key={need.id} className="grid">
                <NeedCard view={need} level={3} />
              </li>
            ))}
          </ol>
          <p>
            <ButtonLink href={data.needsHref}>{t('home.allNeeds')}</ButtonLink>
          </p>
        </Section>
      </div>
    </>
  )
}
