import { randomUUID } from 'node:crypto'
import { formatClock, formatDate, formatNumber } from '~/locales/format'
import { inLang } from '~/modules/offerings'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { datesOf } from '../../components/event-card-view'
import { scopedManagePage } from '../../http/scoped-manage-page.server'
import { readStops } from '../../tours/stops/stops.repo.server'
import { countEntries, readRefused, readScans, type StoredScan } from '../check-in/check-ins.repo.server'
import type { CheckInView, EntryCount, RefusedScan } from '../check-in/components/check-in-view'
import { shownNumber } from '../ticket-number'

const SHOWN = 50
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `/events/:id/manage/check-in`, of a tour's stop with `?stop=`; of a tour as a whole the way to its stops.
 * @throws those of `scopedManagePage`
 */
export async function checkInPage(args: LoaderFunctionArgs) {
  const page = await scopedManagePage(args, 'checkIn')
  const { services, event, stop, scope, lang, t, url, path, query } = page
  const day = services.clock.today()
  const asked = url.searchParams.get('scan') ?? ''
  const whole = event.kind === 'tour' && stop === null
  const [stops, counts, refused, [scan]] = await Promise.all([
    whole ? readStops(services.db, event.id) : [],
    countEntries(services.db, scope),
    readRefused(services.db, scope, { day, limit: SHOWN }),
    UUID.test(asked) ? readScans(services.db, scope, [asked]) : [],
  ])
  const words = (each: StoredScan): RefusedScan => ({
    id: each.clientId,
    result: each.result,
    name: each.name,
    about: [each.organisation, shownNumber(each.number)].filter(Boolean).join(' · '),
    gate: each.gate,
    at: formatClock(each.at, lang),
    first:
      each.result === 'again' && each.first
        ? t('checkIn.before', { gate: each.first.gate, time: formatClock(each.first.at, lang) })
        : null,
  })
  const view: CheckInView = {
    ...{ eventId: event.id, stopId: scope.stopId, path, query },
    stops: stops.map((each) => ({
      href: `${path}?stop=${each.id}`,
      title: inLang(lang, each.titleZh, each.titleEn),
      facts: [datesOf(each, lang)],
    })),
    lets: event.state === 'published' && page.publishes,
    clientId: randomUUID(),
    gate: url.searchParams.get('gate')?.slice(0, 40) || t('checkIn.mainGate'),
    scan: scan ? words(scan) : null,
    counts: counts.map(
      (each): EntryCount => ({
        key: `${each.day} ${each.gate}`,
        day: formatDate(each.day, lang),
        gate: each.gate,
        entered: formatNumber(each.entered, lang),
        refused: formatNumber(each.refused, lang),
      }),
    ),
    today: formatNumber(
      counts.filter((each) => each.day === day).reduce((sum, { entered }) => sum + entered, 0),
      lang,
    ),
    refused: refused.map(words),
  }
  return { ...page, view }
}
