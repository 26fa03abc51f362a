import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { EventScope } from '../../event'
import { type MeetingRequest, type MeetingSide, mayDo, otherSide, type RequestState } from '../meeting'
import { meetingsPath, pairName, partyName, placeName, slotName, type Whereabouts } from '../meeting-words'

export type RequestView = {
  id: number
  href: string
  other: string
  pair: string
  score: string
  verdict: MeetingRequest['verdict']
  verdictLabel: string
  state: RequestState
  stateLabel: string
  /** when it is held, or is to be */
  when: string
  asked: string
  text: string
  reason: string
  acts: { accept: string | null; decline: boolean; propose: boolean; withdraw: boolean; cancel: boolean }
}

/** A request as one of its sides reads it. `acts`: the viewer may act for that side. */
export function requestView(
  request: MeetingRequest,
  { planned, slots, places }: Whereabouts,
  { lang, scope, side, acts }: { lang: Lang; scope: EventScope; side: MeetingSide; acts: boolean },
): RequestView {
  const { t } = i18nFor(lang)
  const may = (event: Parameters<typeof mayDo>[1]) => acts && mayDo(request, event, side)
  const named = (id: number) => {
    const slot = slots.get(id)
    return slot ? slotName(slot, lang) : ''
  }
  const meeting = planned.get(request.id)
  const proposed = request.proposed
  const when = () => {
    if (meeting?.state === 'planned')
      return [named(meeting.slotId), placeName(places.get(meeting.placeId), lang)].join(' · ')
    if (request.fixed) return t('meeting.fixedAt', { slot: named(request.fixed.slotId) })
    if (request.state === 'asked' && proposed)
      return t(`meeting.proposedBy_${proposed.by}`, { slot: named(proposed.slotId) })
    return request.state === 'asked' || request.state === 'accepted' ? t('meeting.anyTime') : ''
  }
  return {
    id: request.id,
    href: localPath(lang, meetingsPath(scope, `/${request.id}`)),
    other: partyName(request[otherSide(side)], lang),
    pair: pairName(request, lang),
    score: t('meeting.score', { score: Math.round(request.score) }),
    verdict: request.verdict,
    verdictLabel: t(`meeting.verdict_${request.verdict}`),
    state: request.state,
    stateLabel: meeting?.state === 'planned' ? t('meeting.planned') : t(`meeting.state_${request.state}`),
    when: when(),
    asked: t('meeting.askedBy', {
      name: partyName(request[request.askedBy], lang),
      day: formatDate(request.askedAt, lang),
    }),
    text: request.text,
    reason: request.reason,
    acts: {
      accept: may('accept')
        ? proposed
          ? t('meeting.acceptAt', { slot: named(proposed.slotId) })
          : t('meeting.accept')
        : null,
      decline: may('decline'),
      propose: may('propose'),
      withdraw: may('withdraw'),
      cancel: may('cancel'),
    },
  }
}
