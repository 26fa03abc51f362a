import { z } from 'zod'
import { formatDate, formatNumber } from '~/locales/format'
import { readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { scopedManagePage } from '../../http/scoped-manage-page.server'
import { stopTitle } from '../../tours/stops/components/stop-card-view'
import { readStops } from '../../tours/stops/stops.repo.server'
import type { VisitorRow } from '../components/visitor-table'
import { shownNumber } from '../ticket-number'
import { visitorKinds, visitorStates } from '../visitor'
import { countVisitors, listVisitors } from '../visitors.repo.server'

const badges = ['waiting', 'printed'] as const
const Filters = z.object({
  q: z.string().max(80).optional(),
  kind: z.enum(visitorKinds).optional(),
  state: z.enum(visitorStates).optional(),
  badge: z.enum(badges).optional(),
  before: z.coerce.number().int().positive().optional(),
  stop: z.string().optional(),
})
const A_PAGE = 50

/** `/events/:id/manage/visitors`, of a tour's stop with `?stop=`. @throws those of `scopedManagePage` */
export async function visitorsPage(args: LoaderFunctionArgs) {
  const page = await scopedManagePage(args, 'visitors')
  const { services, event, scope, stop, lang, t, url, path } = page
  const { stop: _stop, ...filters } = readFilters(url, Filters)
  const [counts, visitors, stops] = await Promise.all([
    countVisitors(services.db, scope),
    listVisitors(services.db, scope, { ...filters, limit: A_PAGE + 1 }),
    event.kind === 'tour' ? readStops(services.db, event.id) : [],
  ])
  const shown = visitors.slice(0, A_PAGE)
  const choices = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    values.map((value) => ({ value, label: word(value) }))
  return {
    ...page,
    counts: [
      [t('visitor.state_registered'), counts.registered],
      [t('visitor.kind_team'), counts.team],
      [t('visitor.kind_professional'), counts.professional],
      [t('visitor.badgesWaiting'), counts.waiting],
      [t('visitor.state_cancelled'), counts.cancelled],
    ].map(([label, n]) => ({ label: String(label), n: formatNumber(Number(n), lang) })),
    fields: [
      { type: 'text' as const, name: 'q', label: t('visitor.search'), value: filters.q ?? '' },
      {
        ...{ type: 'choice' as const, name: 'kind', label: t('visitor.kind'), value: filters.kind ?? '' },
        choices: choices(visitorKinds, (kind) => t(`visitor.kind_${kind}`)),
      },
      {
        ...{ type: 'choice' as const, name: 'state', label: t('visitor.state'), value: filters.state ?? '' },
        choices: choices(visitorStates, (state) => t(`visitor.state_${state}`)),
      },
      {
        ...{ type: 'choice' as const, name: 'badge', label: t('visitor.badge'), value: filters.badge ?? '' },
        choices: choices(badges, (badge) => t(`visitor.badge_${badge}`)),
      },
    ],
    rows: shown.map(
      (visitor): VisitorRow => ({
        number: visitor.number,
        shownNumber: shownNumber(visitor.number),
        name: visitor.name,
        organisation: visitor.organisationName,
        // On the page of a stop all are of that stop.
        stop: stop ? '' : stopTitle(stops, visitor.stopId, lang),
        title: visitor.title,
        kind: t(`visitor.kind_${visitor.kind}`),
        phone: visitor.phone,
        email: visitor.email,
        cancelled: visitor.state === 'cancelled',
        printed: visitor.printedAt && formatDate(visitor.printedAt, lang),
        registered: formatDate(visitor.createdAt, lang),
      }),
    ),
    next: visitors.length > A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    stopTabs:
      stop || stops.length === 0
        ? []
        : [
            { href: path, label: t('visitor.wholeTour'), current: true },
            ...stops.map((each) => ({
              ...{
                href: `${path}?stop=${each.id}`,
                label: inLang(lang, each.titleZh, each.titleEn),
                current: false,
              },
            })),
          ],
  }
}
