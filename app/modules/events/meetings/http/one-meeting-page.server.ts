import { localPath } from '~/locales/lang'
import { readFit } from '~/modules/introductions/index.server'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { requestView } from '../components/request-view'
import { otherSide } from '../meeting'
import { partyName } from '../meeting-words'
import { notebookView, recordView } from '../on-the-day/record-view.server'
import { readRecords } from '../on-the-day/records.repo.server'
import { readRequest } from '../requests.repo.server'
import { participantPage, readWhereabouts, slotChoices } from './meeting-page.server'

/** `/events/:id/meetings/:request`, for the members of its two sides. @throws the 404 to everybody else */
export async function oneMeetingPage(args: LoaderFunctionArgs) {
  const page = await participantPage(args)
  const { services, viewer, own, programme, venue, lang, t, scope, acts, to, frame, url } = page
  const { db } = services
  const id = readId(args.params.request)
  const request = await withDomainErrors(() => readRequest(db, programme.id, id))
  if (request[own.side].id !== own.id) throw notFound()
  const [where, records, fit] = await Promise.all([
    readWhereabouts(db, programme, own.id),
    readRecords(db, [id]),
    readFit(services, request, lang),
  ])
  const noted = records.find(({ side }) => side === own.side)
  const meeting = where.planned.get(id)
  const why = url.searchParams.get('why')?.match(/^[a-z_]{1,40}$/)?.[0]
  const introduced = url.searchParams.get('did') === 'introduced'
  const heading = partyName(request[otherSide(own.side)], lang)
  return {
    head: { ...page.head },
    frame: {
      ...frame,
      heading,
      crumbs: [...frame.crumbs, { href: to(), label: t('meeting.title') }],
      did: why
        ? t('meeting.did_notIntroduced', {
            why: String(t([`workErrors.${why}`, `errors.${why}`, 'errors.internal'] as never)),
          })
        : introduced
          ? t('meeting.did_introduced')
          : frame.did,
    },
    view: requestView(request, where, { lang, scope, side: own.side, acts }),
    slots: slotChoices(programme.slots, lang),
    pair: {
      match: fit,
      offeringHref: localPath(lang, `/offerings/${request.offering.id}`),
      needHref: localPath(lang, `/needs/${request.need.id}`),
    },
    calendarHref: meeting ? to(`/${id}/ics`) : null,
    introductionHref: request.introductionId && localPath(lang, `/introductions/${request.introductionId}`),
    /** from the first day on; null: not yet, or not any more */
    record:
      acts && request.state === 'accepted' && (noted || services.clock.today() >= venue.startsOn)
        ? recordView(request, records, { lang, scope, side: own.side })
        : null,
    notebook: notebookView(viewer, { lang, scope, organisation: own.id }),
    otherRecorded: records.some(({ side }) => side !== own.side),
  }
}
