import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { type ChipView, codeName, type Vocabulary } from '~/modules/vocabulary'
import { priceOfBooth, squareMetres } from '../booths/price-of-booth'
import type { Event } from '../event'
import type { BoothMark } from '../plan/draw-plan'
import { boothFinder, exhibitorsShowing } from '../plan/find-booths'
import { inNumberOrder } from '../plan/number-booths'
import type { Booth, ElementKind, Spot } from '../plan/plan'
import type { PublicPlan } from '../plan/read-public-plan.server'

export const boothMarks = ['free', 'held', 'sold', 'off'] as const satisfies readonly BoothMark[]
export const boothSorts = ['number', 'price', 'area'] as const

export type PlanQuery = {
  q?: string | undefined
  hall?: string | undefined
  state?: BoothMark | undefined
  class?: string | undefined
  sort?: (typeof boothSorts)[number] | undefined
  /** as the directory of exhibitors leads here: codes of what they show */
  scenario?: readonly string[] | undefined
  track?: readonly string[] | undefined
}

/**
 * A booth in a page of thousands: number, place, mark, and the places of its class and its company in their lists (-1:
 * none). What it costs is its class's price for its size.
 */
export type PlanRow = [
  number: string,
  x: number,
  y: number,
  width: number,
  depth: number,
  mark: number,
  boothClass: number,
  company: number,
  price: string,
]
export type PublicHall = {
  code: string
  title: string
  width: number
  depth: number
  rows: PlanRow[]
  elements: (Spot & { kind: ElementKind; text: string })[]
}
export type PublicPlanView = {
  base: string
  halls: PublicHall[]
  allHalls: { value: string; label: string }[]
  classes: string[]
  classChoices: { value: string; label: string }[]
  companies: string[]
  counts: { mark: BoothMark; n: string }[]
  /** of what is shown, by number; null: nothing was asked for */
  hits: string[] | null
  /** the order of the list */
  listed: [hall: number, row: number][]
  query: { q: string; hall: string; state: string; class: string; sort: string }
  /** what exhibitors are asked to show, and the plan without that */
  showing: { chips: ChipView[]; hidden: { name: string; value: string }[] }
}

/** The plan of an event for everybody, narrowed by what the address asks for. */
export function publicPlanView(
  event: Event,
  plan: PublicPlan,
  { lang, today, vocabulary, query }: { lang: Lang; today: string; vocabulary: Vocabulary; query: PlanQuery },
): PublicPlanView {
  const { t } = i18nFor(lang)
  const { classes, taken, exhibitors } = plan
  const plans = plan.plans.filter(({ hall }) => !query.hall || hall.code === query.hall)
  const shown = plans.length > 0 ? plans : plan.plans
  const classAt = new Map(classes.map((each, at) => [each.id, at]))
  const companies = [...exhibitors.values()]
  const companyAt = new Map(companies.map(({ id }, at) => [id, at]))
  const markOf = (booth: Booth): BoothMark => taken.get(booth.id)?.state ?? (booth.forSale ? 'free' : 'off')
  const moneys = new Map<string, string>()
  const priceOf = (booth: Booth): [minor: number, text: string] => {
    const boothClass = classes[classAt.get(booth.classId) ?? -1]
    if (!boothClass) return [0, '']
    const { netMinor, currency } = priceOfBooth(booth, boothClass, {
      ...{ on: today, earlyUntil: event.earlyUntil, member: false },
    })
    const key = `${netMinor} ${currency}`
    const text = moneys.get(key) ?? formatMoney(netMinor, currency, lang)
    moneys.set(key, text)
    return [netMinor, text]
  }
  const q = query.q?.trim() ?? ''
  const finds = q === '' ? null : boothFinder(q, { vocabulary, taken, exhibitors })
  const { scenario = [], track = [] } = query
  const showing =
    scenario.length + track.length === 0
      ? null
      : exhibitorsShowing({ scenario, track }, { vocabulary, exhibitors })
  const asks = finds !== null || showing !== null || query.state !== undefined || (query.class ?? '') !== ''
  const isHit = (booth: Booth): boolean =>
    (finds === null || finds(booth)) &&
    (showing === null ||
      (markOf(booth) === 'sold' && showing.has(taken.get(booth.id)?.organisationId ?? 0))) &&
    (query.state === undefined || markOf(booth) === query.state) &&
    (!query.class || classes[classAt.get(booth.classId) ?? -1]?.code === query.class)

  const counts: Record<BoothMark, number> = { free: 0, held: 0, sold: 0, off: 0 }
  const found: { at: [number, number]; number: string; area: number; price: number }[] = []
  const halls = shown.map(
    ({ hall, booths, elements }, hallAt): PublicHall => ({
      code: hall.code,
      title: inLang(lang, hall.nameZh, hall.nameEn),
      ...{ width: hall.width, depth: hall.depth },
      rows: booths.map((booth, at): PlanRow => {
        const { number, x, y, width, depth, classId } = booth
        const mark = markOf(booth)
        counts[mark]++
        const [price, text] = priceOf(booth)
        if (!asks || isHit(booth)) found.push({ at: [hallAt, at], number, area: squareMetres(booth), price })
        const holder = mark === 'sold' ? (taken.get(booth.id)?.organisationId ?? -1) : -1
        const place = [number, x, y, width, depth] as const
        return [
          ...place,
          boothMarks.indexOf(mark),
          classAt.get(classId) ?? -1,
          companyAt.get(holder) ?? -1,
          mark === 'free' || mark === 'held' ? text : '',
        ]
      }),
      elements: elements.map(({ kind, x, y, width, depth, labelZh, labelEn }) => ({
        ...{ kind, x, y, width, depth, text: inLang(lang, labelZh, labelEn) || t(`booth.kind_${kind}`) },
      })),
    }),
  )
  // Sorting is stable: what is equal stays in the order of numbers.
  const listed = inNumberOrder(found)
  if (query.sort === 'price') listed.sort((a, b) => a.price - b.price)
  if (query.sort === 'area') listed.sort((a, b) => b.area - a.area)
  const className = ({ code, nameZh, nameEn }: (typeof classes)[number]) =>
    inLang(lang, nameZh, nameEn) || code
  return {
    base: localPath(lang, `/events/${event.id}`),
    halls,
    allHalls: plan.plans.map(({ hall }) => ({
      ...{ value: hall.code, label: `${hall.code} · ${inLang(lang, hall.nameZh, hall.nameEn)}` },
    })),
    classes: classes.map(className),
    classChoices: classes.map((each) => ({ value: each.code, label: className(each) })),
    companies: companies.map(({ nameZh, nameEn }) => inLang(lang, nameZh, nameEn)),
    counts: boothMarks
      .filter((mark) => mark !== 'off' || counts.off > 0)
      .map((mark) => ({ mark, n: formatNumber(counts[mark], lang) })),
    hits: asks ? listed.map(({ number }) => number) : null,
    listed: listed.map(({ at }) => at),
    query: {
      ...{ q, hall: query.hall ?? '', state: query.state ?? '', class: query.class ?? '' },
      sort: query.sort ?? 'number',
    },
    showing: showingView(event.id, query, { lang, vocabulary }),
  }
}

function showingView(
  eventId: number,
  query: PlanQuery,
  { lang, vocabulary }: { lang: Lang; vocabulary: Vocabulary },
): PublicPlanView['showing'] {
  const { t } = i18nFor(lang)
  const all = (['scenario', 'track'] as const).flatMap((name) =>
    (query[name] ?? []).map((value) => ({ name, value })),
  )
  return {
    hidden: all,
    chips: all.map(({ name, value }) => {
      const terms = name === 'scenario' ? vocabulary.scenarios : vocabulary.tracks
      const label = codeName(terms, value, lang)
      const kept = all.filter((each) => each.name !== name || each.value !== value)
      const params = new URLSearchParams(kept.map((each) => [each.name, each.value]))
      for (const each of ['q', 'hall', 'state', 'class', 'sort'] as const)
        if (query[each]) params.set(each, query[each])
      return {
        key: `${name}=${value}`,
        label,
        href: localPath(lang, `/events/${eventId}/plan${params.size > 0 ? `?${params}` : ''}`),
        removeLabel: t('results.remove', { label }),
        quiet: false,
      }
    }),
  }
}
