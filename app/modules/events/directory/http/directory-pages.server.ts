import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { claimEvidence } from '~/modules/matching'
import { inLang, offeringCardView } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import { describeParamProblem } from '~/modules/vocabulary'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { badAddress, readId, readPage } from '~/platform/page.server'
import { readAgenda } from '../../agenda/agenda.repo.server'
import { agendaItemView } from '../../agenda/agenda-view'
import { eventPage } from '../../http/event-page.server'
import { readDirectory, readExhibitor } from '../directory.repo.server'
import { readDirectoryQuery } from '../directory-query'
import { directoryView } from '../directory-view'
import { exhibitorView } from '../exhibitor-view'

/** `/events/:id/exhibitors`. @throws the 404 of an event that is not there, a 400 for what cannot be read */
export async function directoryPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'exhibitors')
  const { services, url, lang, t, event, title } = page
  const vocabulary = await services.vocabulary()
  const { query, problems } = readDirectoryQuery(url.searchParams, vocabulary)
  if (!query)
    throw badAddress(
      problems.map((problem) => describeParamProblem(problem, lang)),
      url.pathname,
    )
  const whole = ['scenario', 'track'].find((facet) => facet === url.searchParams.get('whole')) ?? null
  const directory = await readDirectory(services.db, event.id)
  return {
    ...page.framed(t('directory.title'), {
      rest: '/exhibitors',
      description: t('directory.description', { title }),
      indexed: url.search === '' && directory.exhibitors.length > 0,
    }),
    view: directoryView(event, directory, { lang, vocabulary, query, whole, page: readPage(url) }),
  }
}

/** `/events/:id/exhibitors/:organisation`. @throws the 404 of who does not exhibit */
export async function exhibitorDetailPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'exhibitors')
  const { services, viewer, lang, t, event, base } = page
  const organisationId = readId(args.params.organisation)
  const [vocabulary, exhibitor] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readExhibitor(services.db, event.id, organisationId)),
  ])
  const [offerings, items] = await Promise.all([
    readOfferings(
      services.db,
      'public',
      exhibitor.offerings.map(({ id }) => id),
    ),
    readAgenda(services.db, { eventId: event.id }, { organisationId }),
  ])
  const view = exhibitorView(event, exhibitor, { lang, vocabulary, viewer })
  const standingsOf = claimEvidence(vocabulary)
  return {
    ...page.framed(view.name, {
      rest: `/exhibitors/${organisationId}`,
      description: view.intro.slice(0, 200) || undefined,
      above: [{ href: `${base}/exhibitors`, label: t('directory.title') }],
    }),
    view,
    agenda: items.map((item) => ({
      day: formatDate(item.startsAt, lang),
      item: { ...agendaItemView(item, { lang, eventId: event.id }), exhibitor: null },
    })),
    offerings: offerings.map((offering) => ({
      card: offeringCardView(offering, { vocabulary, lang, standingsOf }),
      name: inLang(lang, offering.nameZh, offering.nameEn),
      askHref: view.asks ? localPath(lang, `/introductions/new?offering=${offering.id}`) : null,
    })),
  }
}
