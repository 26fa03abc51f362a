import { z } from 'zod'
import { readFilters } from '~/modules/accounts/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { requestStates } from '../meeting'
import { pairName, partyName, placeName, slotName } from '../meeting-words'
import { readMembers, unknownMember } from '../members.server'
import { readParticipants } from '../participants.server'
import { readPlaces } from '../programme.repo.server'
import { countRequests, listRequests } from '../requests.repo.server'
import { meetingManagePage } from './manage-meetings-page.server'
import { readWhereabouts, slotChoices } from './meeting-page.server'

const Filters = z.object({ state: z.enum(requestStates).optional() })
const SHOWN = 300

/** `/events/:id/manage/meetings/requests`. @throws those of `meetingManagePage` */
export async function meetingRequestsPage(args: LoaderFunctionArgs) {
  const page = await meetingManagePage(args, 'requests')
  const { services, programme, scope, lang, t, url, path } = page
  const { state } = readFilters(url, Filters)
  const shared = { head: page.pageHead, frame: page.head, bar: page.bar }
  if (!programme) return { ...shared, view: null }
  const { db } = services
  const [counts, requests, accepted, where, places, participants, members] = await Promise.all([
    countRequests(db, programme.id),
    listRequests(db, programme.id, { ...(state && { state }), limit: SHOWN }),
    listRequests(db, programme.id, { state: 'accepted' }),
    readWhereabouts(db, programme),
    readPlaces(db, programme),
    readParticipants(db, scope),
    readMembers(db, programme.id),
  ])
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const planned = (id: number) => where.planned.get(id)?.state === 'planned'
  const countOf = (organisationId: number, list: typeof accepted) =>
    list.filter(({ enterprise, team }) => enterprise.id === organisationId || team.id === organisationId)
      .length
  const held = accepted.filter(({ id }) => planned(id))
  return {
    ...shared,
    view: {
      tabs: [
        { href: path, label: t('meeting.filter_all'), count: String(all), current: !state },
        ...requestStates.map((each) => ({
          href: page.to(`/requests?state=${each}`),
          label: t(`meeting.state_${each}`),
          count: String(counts[each] ?? 0),
          current: state === each,
        })),
      ],
      slots: slotChoices(programme.slots, lang),
      rows: requests.map((request) => {
        const meeting = where.planned.get(request.id)
        const fixedSlot = request.fixed && where.slots.get(request.fixed.slotId)
        const slot = meeting?.state === 'planned' ? where.slots.get(meeting.slotId) : undefined
        const theirs = places.filter(
          ({ kind, owners }) =>
            kind === 'table' || owners.includes(request.enterprise.id) || owners.includes(request.team.id),
        )
        return {
          id: request.id,
          enterprise: partyName(request.enterprise, lang),
          team: partyName(request.team, lang),
          pair: pairName(request, lang),
          score: t('meeting.score', { score: Math.round(request.score) }),
          stateLabel: t(`meeting.state_${request.state}`),
          when:
            slot && meeting
              ? `${slotName(slot, lang)} · ${placeName(where.places.get(meeting.placeId), lang)}`
              : null,
          fixed: fixedSlot ? t('meeting.fixedAt', { slot: slotName(fixedSlot, lang) }) : null,
          reason: request.reason,
          manages: request.state === 'accepted',
          slot: String(request.fixed?.slotId ?? meeting?.slotId ?? ''),
          place: String(request.fixed?.placeId ?? ''),
          places: theirs.map((place) => ({ value: String(place.id), label: placeName(place, lang) })),
        }
      }),
      members: participants.map((participant) => {
        const { cap, ownCap, away } = members.get(participant.id) ?? unknownMember
        return {
          id: participant.id,
          name: partyName(participant, lang),
          side: t(`meeting.${participant.side}`),
          agreed: countOf(participant.id, accepted),
          planned: countOf(participant.id, held),
          free: programme.slots.length - away.length,
          ownCap: ownCap === null ? '–' : String(ownCap),
          cap: cap === null ? '' : String(cap),
        }
      }),
    },
  }
}
