import { z } from 'zod'
import { formatDate, formatInstant, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { awaitsBalance, mayDo, movesBalance, tagOf } from '~/modules/payments'
import { dayOf } from '~/platform/china-time'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { readBoothClasses, readBoothOptions } from '../../booths/booth-classes.repo.server'
import { balanceDueOf, hasDeposit } from '../../booths/instalments'
import { priceOfBooth, squareMetres } from '../../booths/price-of-booth'
import { takesExhibitors } from '../../event'
import { contactOf, exhibitorPage } from '../../exhibitors/http/application-pages.server'
import { eventManagePage } from '../../http/event-manage-page.server'
import { readHalls } from '../../plan/plan.repo.server'
import { type Booking, bookingFilters, mayBook } from '../booking'
import { listBookings, readOwnBookings } from '../bookings.repo.server'
import type { BookingView } from '../components/booking-card'
import { readFreeBooths, readOwnWaits } from '../free-booths.server'

const Filters = z.object({
  hall: z.coerce.number().int().positive().optional(),
  class: z.coerce.number().int().positive().optional(),
  number: z.string().max(20).optional(),
  booth: z.string().max(20).optional(),
})
/** The most free booths that one page lists. */
const LISTED = 200

export const sizeWords = (size: { width: number; depth: number }, lang: Lang): string =>
  i18nFor(lang).t('exhibitor.sizeOf', {
    width: formatNumber(size.width / 2, lang),
    depth: formatNumber(size.depth / 2, lang),
    area: formatNumber(squareMetres(size), lang),
  })

/** A booking in words. */
export function bookingView(booking: Booking, { lang, now }: { lang: Lang; now: Date }): BookingView {
  const { t } = i18nFor(lang)
  const { order } = booking
  const total = booking.netMinor + booking.taxMinor
  const sum = (name: string, minor: number, strong = false) => ({ name, value: money(minor), strong })
  const money = (minor: number) => formatMoney(minor, booking.currency, lang)
  return {
    id: booking.id,
    state: booking.state,
    tag: t(`exhibitor.state_${booking.state}`),
    waited: booking.waited,
    name: inLang(lang, booking.organisation.nameZh, booking.organisation.nameEn),
    numbers: booking.booths.map(({ number }) => number),
    lapsesAt: booking.lapsesAt.toISOString(),
    heldUntil:
      booking.state === 'held'
        ? t('exhibitor.heldUntil', { time: formatInstant(booking.lapsesAt, lang) })
        : null,
    lapsed: booking.state === 'lapsed' && order && !order.cancelledAt ? t('exhibitor.lapsedMayStand') : null,
    reason: booking.reason,
    order: order && {
      href: localPath(lang, `/orders/${order.id}`),
      tag: tagOf(order, { lang, now }),
      pays:
        (booking.state === 'held' && mayDo(order.state, 'pay_by_card')) ||
        (booking.state === 'confirmed' && awaitsBalance(order)),
      moved:
        order.moved &&
        t('exhibitor.balanceMoved', {
          ...{ before: formatDate(order.moved.from, lang), after: formatDate(order.moved.to, lang) },
          reason: order.moved.reason,
        }),
    },
    lines: [
      ...booking.booths.map((booth) => ({
        key: `b${booth.boothId}`,
        name: `${t('exhibitor.booth')} ${booth.number} · ${inLang(lang, booth.className.zh, booth.className.en)}`,
        detail: `${sizeWords(booth, lang)} · ${t(`exhibitor.rate_${booth.rate}`)}`,
        net: money(booth.netMinor),
      })),
      ...booking.options.map((option) => ({
        key: `o${option.optionId}`,
        name: `${inLang(lang, option.nameZh, option.nameEn)} × ${formatNumber(option.quantity, lang)}`,
        detail: money(option.unitMinor),
        net: money(option.netMinor),
      })),
    ],
    sums: [
      sum(t('exhibitor.net'), booking.netMinor),
      sum(t('exhibitor.tax'), booking.taxMinor),
      sum(t('exhibitor.total'), total, true),
      ...(order?.balanceDueAt
        ? [
            sum(t('exhibitor.deposit'), order.depositMinor ?? 0),
            sum(
              t('exhibitor.balance', { day: formatDate(order.balanceDueAt, lang) }),
              order.totalMinor - (order.depositMinor ?? 0),
            ),
          ]
        : []),
    ],
  }
}

/** `/events/:id/booking`: what the exhibitor holds and has, and the booths that are free. @throws those of `exhibitorPage` */
export async function bookingPage(args: LoaderFunctionArgs) {
  const page = await exhibitorPage(args)
  const { services, event, application, organisation, lang, t, url, acts, path } = page
  const { db, clock } = services
  const [now, today] = [clock.now(), clock.today()]
  const filters = readFilters(url, Filters)
  const accepted = application?.state === 'accepted'
  const open = accepted && event.planPublishedAt !== null && takesExhibitors(event, today)
  const [own, waits, halls, classes, options] = await Promise.all([
    organisation ? readOwnBookings(db, event.id, organisation.id, now) : [],
    organisation ? readOwnWaits(db, event.id, organisation.id) : [],
    readHalls(db, event.id),
    readBoothClasses(db, event.id),
    readBoothOptions(db, event.id),
  ])
  const held = own.some(({ state }) => state === 'held')
  const picks = open && acts && !held
  const free = picks
    ? await readFreeBooths(db, event.id, { ...filters, now, limit: LISTED })
    : { rows: [], more: false }
  const classOf = new Map(classes.map((each) => [each.id, each]))
  const balanceDue = balanceDueOf(event, now)
  const deposits = classes.some(({ depositPercent }) => depositPercent > 0 && depositPercent < 100)
  return {
    ...page,
    view: {
      now: now.toISOString(),
      accepted,
      planOpen: event.planPublishedAt !== null,
      acts,
      picks,
      held,
      lead: t('exhibitor.pickLead', { minutes: formatNumber(event.holdMinutes, lang) }),
      instalments: !deposits
        ? null
        : balanceDue
          ? t('exhibitor.instalments', { day: formatDate(balanceDue, lang) })
          : t('exhibitor.atOnce'),
      pay: t('exhibitor.payNote', { contact: contactOf(event) }),
      applyHref: `${path}/apply`,
      bookings: own.map((booking) => ({
        ...bookingView(booking, { lang, now }),
        releases: acts && mayBook(booking.state, 'release', 'exhibitor'),
      })),
      waits: waits.map(({ number, place }) => ({
        number,
        place: t('exhibitor.waiting', { n: formatNumber(place, lang) }),
      })),
      waitsFor: open && acts,
      filters: {
        hall: filters.hall ? String(filters.hall) : '',
        class: filters.class ? String(filters.class) : '',
        number: filters.number ?? '',
      },
      halls: halls.map((hall) => ({
        value: String(hall.id),
        label: `${hall.code} ${inLang(lang, hall.nameZh, hall.nameEn)}`,
      })),
      classes: classes.map((each) => ({
        value: String(each.id),
        label: `${each.code} ${inLang(lang, each.nameZh, each.nameEn)}`,
      })),
      booths: free.rows.flatMap((booth) => {
        const priced = classOf.get(booth.classId)
        if (!priced) return []
        const price = priceOfBooth(booth, priced, {
          on: today,
          earlyUntil: event.earlyUntil,
          member: application?.member ?? false,
        })
        return [
          {
            id: booth.id,
            number: booth.number,
            hall: booth.hallCode,
            className: inLang(lang, priced.nameZh, priced.nameEn),
            size: sizeWords(booth, lang),
            price: formatMoney(price.totalMinor, price.currency, lang),
            rate: t(`exhibitor.rate_${price.rate}`),
            deposit:
              balanceDue && hasDeposit(price)
                ? t('exhibitor.depositOf', { sum: formatMoney(price.depositMinor, price.currency, lang) })
                : null,
            chosen: booth.number === filters.booth,
          },
        ]
      }),
      more: free.more ? t('exhibitor.more', { n: LISTED }) : null,
      options: options.map((option) => ({
        id: option.id,
        name: inLang(lang, option.nameZh, option.nameEn),
        price: t('exhibitor.optionPrice', {
          price: formatMoney(option.priceMinor, 'CNY', lang),
          unit: inLang(lang, option.unitZh, option.unitEn) || '–',
        }),
      })),
    },
  }
}

const standsAt = (state: Booking['state']) => state === 'held' || state === 'confirmed'

/** `/events/:id/manage/bookings`. @throws those of `eventManagePage` */
export async function bookingsPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'bookings')
  const { services, event, lang, t, url, path } = page
  const { state } = readFilters(url, z.object({ state: z.enum(bookingFilters).optional() }))
  const { clock } = services
  const now = clock.now()
  const bookings = await listBookings(services.db, event.id, { state, now, limit: LISTED })
  return {
    ...page,
    tabs: [
      { href: path, label: t('exhibitor.filter_all'), current: !state },
      ...bookingFilters.map((each) => ({
        href: `${path}?state=${each}`,
        label: t(each === 'overdue' ? 'exhibitor.filter_overdue' : `exhibitor.state_${each}`),
        current: state === each,
      })),
    ],
    rows: bookings.map((booking) => ({
      ...bookingView(booking, { lang, now }),
      href:
        event.state === 'published'
          ? localPath(lang, `/events/${event.id}/exhibitors/${booking.organisation.id}`)
          : null,
      confirms: mayBook(booking.state, 'confirm', 'organizer'),
      cancels: mayBook(booking.state, 'cancel', 'organizer'),
      moves: standsAt(booking.state),
      balance:
        standsAt(booking.state) && booking.order?.balanceDueAt && movesBalance(booking.order)
          ? { day: dayOf(booking.order.balanceDueAt), today: clock.today() }
          : null,
    })),
  }
}
