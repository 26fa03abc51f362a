import { z } from 'zod'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { matchWords } from '~/modules/matching'
import { inLang } from '~/modules/offerings'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { partyName } from '../meeting-words'
import { readMembers, unknownMember } from '../members.server'
import { readPartners } from '../partners.server'
import { listRequests } from '../requests.repo.server'
import { meetingPage, slotChoices } from './meeting-page.server'

const Filters = z.object({ page: z.coerce.number().int().min(1).max(100).default(1) })
const SIZE = 10

/** `/events/:id/meetings/partners`. @throws those of `meetingPage` */
export async function partnersPage(args: LoaderFunctionArgs) {
  const page = await meetingPage(args, 'partners')
  const { services, viewer, own, programme, lang, t, scope, acts, open, frame, head, url } = page
  const filters = readFilters(url, Filters)
  if (!own || !programme) return { head, frame, view: null }
  const [partners, requests, vocabulary] = await Promise.all([
    readPartners(services, viewer, scope, own),
    listRequests(services.db, programme.id, { organisationId: own.id }),
    services.vocabulary(),
  ])
  const first = (filters.page - 1) * SIZE
  const there = new Map(
    requests
      .filter(({ state }) => state === 'asked' || state === 'accepted')
      .map((request) => [own.side === 'team' ? request.enterprise.id : request.team.id, request]),
  )
  const at = (number: number) => page.to(`/partners?page=${number}`)
  return {
    head,
    frame,
    view: {
      side: own.side,
      until: open
        ? t('meeting.until', { day: formatDate(programme.requestsUntil, lang) })
        : t('meeting.closed'),
      asks: acts && open,
      slots: slotChoices(programme.slots, lang),
      before: filters.page > 1 ? at(filters.page - 1) : null,
      after: partners.length > first + SIZE ? at(filters.page + 1) : null,
      items: partners
        .slice(first, first + SIZE)
        .map(({ partner, pair: { need, offering, match } }, index) => {
          const request = there.get(partner.id)
          return {
            rank: first + index + 1,
            other: partyName(partner, lang),
            offering: inLang(lang, offering.nameZh, offering.nameEn),
            offeringHref: localPath(lang, `/offerings/${offering.id}`),
            need: inLang(lang, need.titleZh, need.titleEn),
            needHref: localPath(lang, `/needs/${need.id}`),
            pair: { offering: offering.id, need: need.id },
            match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
            request: request
              ? {
                  href: page.to(`/${request.id}`),
                  label: t('meeting.has', { state: t(`meeting.state_${request.state}`) }),
                }
              : null,
          }
        }),
    },
  }
}

/** `/events/:id/meetings/availability`. @throws those of `meetingPage` */
export async function availabilityPage(args: LoaderFunctionArgs) {
  const page = await meetingPage(args, 'availability')
  const { services, own, programme, lang, acts, frame, head } = page
  if (!own || !programme) return { head, frame, view: null, writes: false }
  const { away, ownCap } = (await readMembers(services.db, programme.id)).get(own.id) ?? unknownMember
  const absent = new Set(away)
  const { slots } = programme
  const days = [...new Set(slots.map(({ day }) => day))]
  const times = [...new Set(slots.map(({ starts, ends }) => `${starts}–${ends}`))].sort()
  return {
    head,
    frame,
    writes: acts,
    view: {
      days: days.map((day) => formatDate(day, lang)),
      cap: ownCap === null ? '' : String(ownCap),
      rows: times.map((time) => ({
        time,
        slots: days.map((day) => {
          const slot = slots.find((each) => each.day === day && `${each.starts}–${each.ends}` === time)
          return slot
            ? { id: slot.id, label: `${formatDate(day, lang)} ${time}`, free: !absent.has(slot.id) }
            : null
        }),
      })),
    },
  }
}
