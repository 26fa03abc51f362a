import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { mayAct, regionName } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { datesOf } from '../../../components/event-card-view'
import { meetingsPath } from '../../../meetings/meeting-words'
import { stopsWithMeetings } from '../../../meetings/programme.repo.server'
import { offeringChoices } from '../../../offering-choices.server'
import { ticketPath } from '../../../visitors/ticket-link.server'
import { shownNumber } from '../../../visitors/ticket-number'
import { listSignedUp } from '../../../visitors/visitors.repo.server'
import { stopPath, stopTitle, takenWords } from '../../stops/components/stop-card-view'
import { readTaken, readTour } from '../../stops/public-stop.server'
import { isAhead, stopPhaseOn, takesSignUps } from '../../stops/stop'
import type { SignUpView } from '../components/sign-up-view'
import { readInvitationsOf } from '../invitations.repo.server'
import { needChoices } from '../need-choices.server'
import { isActive, type OnSite, type SignUp } from '../sign-up'
import { sideOf } from '../sign-up.server'
import { findSignUp } from '../sign-ups.repo.server'

/** Rows for people that stand empty below those who are named. */
const EMPTY_ROWS = 3

const onSiteOf = (each: OnSite | undefined) => ({
  power: each?.powerWatts ? String(each.powerWatts) : '',
  space: each?.spaceM2 ? String(each.spaceM2) : '',
  water: each?.water ?? false,
  flight: each?.flight ?? false,
  note: each?.note ?? '',
})

/** `/events/:id/sign-up`. @throws the 404 of a tour that is not there for the viewer, or the way to the sign-in page */
export async function signUpPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const { services, viewer, lang, t, url } = page
  const { db } = services
  const eventId = readId(args.params.id)
  const { event, stops } = await withDomainErrors(() => readTour(db, viewer, eventId))
  const { organisation } = viewer
  const side = sideOf(organisation?.kind)
  const own = side && organisation ? await findSignUp(db, eventId, organisation.id) : null
  const invited = organisation ? await readInvitationsOf(db, eventId, organisation.id) : []
  const named = new Set(invited.flatMap(({ matches }) => matches.map(({ offeringId }) => offeringId)))
  const acts = side !== null && mayAct(viewer, 'join')
  const [vocabulary, taken, tickets, meeting, offerings, needs] = await Promise.all([
    services.vocabulary(),
    readTaken(
      db,
      stops.map(({ id }) => id),
    ),
    own && acts ? listSignedUp(db, { eventId }, own.id) : [],
    stopsWithMeetings(db, eventId),
    side === 'enterprise' && organisation
      ? offeringChoices(services, organisation.id, {
          chosen: own ? new Set(own.offerings.map(({ offeringId }) => offeringId)) : named,
          lang,
        })
      : [],
    side === 'team' && organisation
      ? needChoices(services, organisation.id, { chosen: new Set(own?.needs ?? []), lang })
      : [],
  ])
  const today = services.clock.today()
  const asked = url.searchParams.get('stop')
  const title = inLang(lang, event.titleZh, event.titleEn)
  const path = localPath(lang, `/events/${eventId}`)
  const open = stops.some((stop) => takesSignUps(event, stop, today))
  const ended = !stops.some((stop) => isAhead(event, stop, today))
  const closed = () => {
    if (event.state === 'cancelled') return t('event.cancelledNotice', { reason: event.cancelReason })
    if (event.state === 'draft') return t('event.draftNotice')
    if (ended) return t('signUp.ended')
    return t('signUp.closed', {
      from: formatDate(event.exhibitorsFrom, lang),
      until: formatDate(event.exhibitorsUntil, lang),
    })
  }
  const view: SignUpView = {
    side,
    acts,
    closed: open ? null : closed(),
    signedUp: stops.some(
      (stop) =>
        isAhead(event, stop, today) &&
        own?.stops.some(({ stopId, state }) => stopId === stop.id && isActive(state)),
    ),
    stops: stops.map((stop) => {
      const state = own?.stops.find(({ stopId }) => stopId === stop.id)
      const active = state !== undefined && isActive(state.state)
      const phase = stopPhaseOn(event, stop, today)
      return {
        id: stop.id,
        href: stopPath(lang, stop),
        title: inLang(lang, stop.titleZh, stop.titleEn),
        facts: [
          datesOf(stop, lang),
          regionName(vocabulary, stop.region, lang),
          ...(side ? [takenWords(stop, side, taken, lang)] : []),
          ...(phase === 'over' ? [t('event.phase_over')] : []),
        ],
        state: phase === 'cancelled' ? null : (state?.state ?? null),
        stateWords:
          phase === 'cancelled' ? t('tour.phase_cancelled') : state ? t(`signUp.state_${state.state}`) : '',
        reason: state?.reason ?? '',
        chosen: active || (!own && asked === String(stop.id)),
        meetingsHref:
          state?.state === 'accepted' && !stop.cancelled && meeting.has(stop.id)
            ? localPath(lang, meetingsPath({ eventId, stopId: stop.id }))
            : null,
        choosable: active
          ? isAhead(event, stop, today)
          : state?.state !== 'removed' && takesSignUps(event, stop, today),
      }
    }),
    leftOut: leftOutView(own),
    invited: invited.flatMap(({ stopId, matches }) => {
      const stop = stops.find(({ id }) => id === stopId)
      if (!stop || stop.cancelled) return []
      return [
        {
          stop: inLang(lang, stop.titleZh, stop.titleEn),
          needs: matches.map((match) => ({
            href: localPath(lang, `/needs/${match.needId}`),
            title: inLang(lang, match.needZh, match.needEn),
            offering: inLang(lang, match.offeringZh, match.offeringEn),
          })),
        },
      ]
    }),
    values: {
      contactName: own?.contactName ?? viewer.name,
      contactPhone: own?.contactPhone ?? '',
      note: own?.note ?? '',
    },
    offerings: offerings.map((offering) => ({
      ...offering,
      onSite: onSiteOf(own?.offerings.find(({ offeringId }) => offeringId === offering.id)),
    })),
    needs,
    people: peopleOf(own),
    tickets: tickets.map((visitor) => ({
      href: localPath(lang, ticketPath(visitor)),
      name: visitor.name,
      about: [visitor.title, visitor.phone].filter(Boolean).join(' · '),
      number: shownNumber(visitor.number),
      tag: stopTitle(stops, visitor.stopId, lang),
      cancelled: false,
    })),
    newOfferingHref: localPath(lang, '/offerings/new'),
    newNeedHref: localPath(lang, '/needs/new'),
    accountHref: localPath(lang, '/account'),
    terms: inLang(lang, event.termsZh, event.termsEn),
  }
  return {
    ...page,
    event,
    title,
    path: `${path}/sign-up`,
    view,
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: path, label: title },
    ],
  }
}

function leftOutView(own: SignUp | null): SignUpView['leftOut'] {
  const view: SignUpView['leftOut'] = {}
  for (const { stopId, thingId } of own?.leftOut ?? [])
    view[thingId] = [...(view[thingId] ?? []), String(stopId)]
  return view
}

const peopleOf = (own: SignUp | null) => [
  ...(own?.people ?? []),
  ...Array.from({ length: EMPTY_ROWS }, () => ({ name: '', duty: '', phone: '', email: '' })),
]
