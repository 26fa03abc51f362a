import { sql } from 'kysely'
import { formatDate, formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Db } from '~db/client.server'
import type { Event } from '../event'
import type { ApplicationState } from '../exhibitors/application'
import { shownNumber } from '../visitors/ticket-number'
import type { VisitorScope } from '../visitors/visitor'
import { listVisitors } from '../visitors/visitors.repo.server'

/** What an organizer takes along as a file. */
export const exportKinds = ['visitors', 'exhibitors', 'options'] as const
export type ExportKind = (typeof exportKinds)[number]

export type Cell = string | number
export type ExportTable = {
  /** of the sheet */
  name: string
  columns: { head: string; width: number; number?: boolean }[]
  rows: AsyncIterable<Cell[]>
}

/** Rows are asked for as they are sent. */
const A_PART = 1_000

/** Who comes, the last who registered on top, with when they first came in. */
export function visitorsTable(db: Db, scope: VisitorScope, lang: Lang): ExportTable {
  const { t } = i18nFor(lang)
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let before: number | undefined; ; ) {
      const part = await listVisitors(db, scope, { before, limit: A_PART })
      const entries = await firstEntries(
        db,
        part.map(({ id }) => id),
      )
      for (const visitor of part) {
        const entry = entries.get(visitor.id)
        yield [
          ...[shownNumber(visitor.number), visitor.name, visitor.organisationName, visitor.title],
          ...[t(`visitor.kind_${visitor.kind}`), visitor.phone, visitor.email],
          ...[t(`visitor.state_${visitor.state}`), formatDate(visitor.createdAt, lang)],
          visitor.printedAt ? formatDate(visitor.printedAt, lang) : '',
          ...(entry ? [formatInstant(entry.at, lang), entry.gate, entry.days] : ['', '', 0]),
        ]
      }
      if (part.length < A_PART) return
      before = part.at(-1)?.id
    }
  }
  return {
    name: t('visitor.listTitle'),
    columns: [
      ...[
        { head: t('visitor.number'), width: 15 },
        { head: t('visitor.name'), width: 14 },
        { head: t('visitor.organisationName'), width: 30 },
        { head: t('visitor.titleOf'), width: 18 },
        { head: t('visitor.kind'), width: 12 },
        { head: t('visitor.phone'), width: 18 },
        { head: t('visitor.email'), width: 26 },
        { head: t('visitor.state'), width: 10 },
        { head: t('visitor.registered'), width: 16 },
        { head: t('visitor.badge'), width: 16 },
      ],
      { head: t('export.firstEntry'), width: 20 },
      { head: t('checkIn.gate'), width: 14 },
      { head: t('export.days'), width: 8, number: true },
    ],
    rows: rows(),
  }
}

async function firstEntries(
  db: Db,
  visitorIds: readonly number[],
): Promise<Map<number, { at: Date; gate: string; days: number }>> {
  const { rows } = await sql<{ visitor_id: number; at: Date; gate: string; days: number }>`
    select visitor_id, min(scanned_at) as at, (array_agg(gate order by scanned_at))[1] as gate, count(*)::int as days
    from event_check_ins where visitor_id = any(${[...visitorIds]}::bigint[]) and result = 'entered'
    group by visitor_id`.execute(db)
  return new Map(rows.map(({ visitor_id: id, ...entry }) => [id, entry]))
}

type ExhibitorRow = {
  name_zh: string
  name_en: string
  fascia_zh: string
  fascia_en: string
  state: ApplicationState
  member: boolean
  booths: string
  area: number
  offerings: number
  note: string
  submitted_at: Date
}

/** Who exhibits or applied to, with the name above the booth and the booths that are theirs. */
export function exhibitorsTable(db: Db, { id: eventId }: Event, lang: Lang): ExportTable {
  const { t } = i18nFor(lang)
  async function* rows(): AsyncGenerator<Cell[]> {
    const { rows: found } = await sql<ExhibitorRow>`
      select g.name_zh, g.name_en, a.fascia_zh, a.fascia_en, a.state, a.member, a.note, a.submitted_at,
        coalesce(b.booths, '') as booths, coalesce(b.area, 0)::float as area,
        (select count(*)::int from application_offerings o where o.application_id = a.id) as offerings
      from exhibitor_applications a
      join organisations g on g.id = a.organisation_id
      left join lateral (
        select string_agg(o.number, ' ' order by o.number) as booths, sum(o.width * o.depth) / 4.0 as area
        from booth_holds h join booths o on o.id = h.booth_id
        where h.event_id = a.event_id and h.organisation_id = a.organisation_id and h.state = 'sold') b on true
      where a.event_id = ${eventId}
      order by array_position(array['accepted', 'submitted', 'returned', 'rejected', 'withdrawn'], a.state), a.id
    `.execute(db)
    for (const row of found)
      yield [
        ...[row.name_zh, row.name_en, row.fascia_zh, row.fascia_en, t(`exhibitor.state_${row.state}`)],
        ...[row.member ? t('export.yes') : '', row.booths, row.area, row.offerings, row.note],
        formatDate(row.submitted_at, lang),
      ]
  }
  return {
    name: t('export.exhibitors'),
    columns: [
      { head: t('export.nameZh'), width: 30 },
      { head: t('export.nameEn'), width: 30 },
      { head: t('exhibitor.fasciaZh'), width: 26 },
      { head: t('export.fasciaEn'), width: 26 },
      { head: t('visitor.state'), width: 16 },
      { head: t('export.member'), width: 10 },
      { head: t('export.booths'), width: 16 },
      { head: t('export.area'), width: 12, number: true },
      { head: t('export.offerings'), width: 12, number: true },
      { head: t('export.note'), width: 40 },
      { head: t('export.applied'), width: 16 },
    ],
    rows: rows(),
  }
}

type OptionRow = {
  code: string
  option_zh: string
  option_en: string
  unit_zh: string
  unit_en: string
  name_zh: string
  name_en: string
  fascia_zh: string
  state: 'held' | 'confirmed'
  booths: string
  quantity: number
  currency: string
  net_minor: number
  tax_minor: number
}

/** What is ordered with booths that are taken, by option, for whoever sets it up. */
export function optionsTable(db: Db, { id: eventId }: Event, lang: Lang, now: Date): ExportTable {
  const { t } = i18nFor(lang)
  const inLang = (zh: string, en: string) => (lang === 'en' ? en || zh : zh || en)
  async function* rows(): AsyncGenerator<Cell[]> {
    const { rows: found } = await sql<OptionRow>`
      select o.code, o.name_zh as option_zh, o.name_en as option_en, o.unit_zh, o.unit_en, g.name_zh, g.name_en,
        coalesce(a.fascia_zh, '') as fascia_zh, b.state, b.currency, p.quantity, p.net_minor, p.tax_minor,
        coalesce((select string_agg(n.number, ' ' order by n.number) from booth_holds h join booths n on n.id = h.booth_id
          where h.booking_id = b.id and h.state in ('held', 'sold')), '') as booths
      from booking_options p
      join booth_bookings b on b.id = p.booking_id and b.event_id = ${eventId}
        and (b.state = 'confirmed' or (b.state = 'held' and b.lapses_at > ${now}))
      join booth_options o on o.id = p.option_id
      join organisations g on g.id = b.organisation_id
      left join exhibitor_applications a on a.event_id = b.event_id and a.organisation_id = b.organisation_id
      order by o.code, booths`.execute(db)
    for (const row of found)
      yield [
        ...[row.code, inLang(row.option_zh, row.option_en), inLang(row.name_zh, row.name_en), row.fascia_zh],
        ...[row.booths, row.quantity, inLang(row.unit_zh, row.unit_en), t(`exhibitor.state_${row.state}`)],
        ...[row.net_minor / 100, row.tax_minor / 100, row.currency],
      ]
  }
  return {
    name: t('export.options'),
    columns: [
      { head: t('export.code'), width: 10 },
      { head: t('export.option'), width: 24 },
      { head: t('export.organisation'), width: 30 },
      { head: t('exhibitor.fasciaZh'), width: 26 },
      { head: t('export.booths'), width: 16 },
      { head: t('export.quantity'), width: 10, number: true },
      { head: t('export.unit'), width: 10 },
      { head: t('visitor.state'), width: 12 },
      { head: t('exhibitor.net'), width: 14, number: true },
      { head: t('exhibitor.tax'), width: 14, number: true },
      { head: t('export.currency'), width: 8 },
    ],
    rows: rows(),
  }
}
