import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { sides } from '../../stops/stop'
import type { ReportTable } from '../components/report-view'
import type { ReportParty, StopReport } from '../read-report.server'

type Parties = Pick<StopReport, 'parties' | 'others'>

const nameOf = ({ organisation }: ReportParty, lang: Lang) =>
  inLang(lang, organisation.nameZh, organisation.nameEn)
const hasCome = ({ attendance }: ReportParty) =>
  attendance !== null && attendance.came.length + attendance.more > 0
const sumOf = (parties: readonly ReportParty[], count: (party: ReportParty) => number) =>
  parties.reduce((sum, party) => sum + count(party), 0)

/** Who came, in figures: by check-in, and where none was done by sign-ups, which is said. */
export function partiesFigures({ parties, others }: Parties, lang: Lang): [string, string][] {
  const { t } = i18nFor(lang)
  const n = (value: number) => formatNumber(value, lang)
  const seen = t('report.seen', { n: n(parties.filter((each) => each.seen).length) })
  const named = sumOf(parties, ({ people }) => people.length)
  if (others === null) {
    const signed = sides.map((side) =>
      t(`report.signed_${side}`, { n: n(parties.filter((each) => each.side === side).length) }),
    )
    return [
      [t('report.came'), t('report.noCheckIn')],
      [t('report.signed'), [...signed, t('report.people', { n: n(named) }), seen].join(' · ')],
    ]
  }
  const of = sides.map((side) => {
    const own = parties.filter((each) => each.side === side)
    return t(`report.came_${side}`, { n: n(own.filter(hasCome).length), of: n(own.length) })
  })
  const checkedIn = sumOf(parties, ({ attendance }) => attendance?.came.length ?? 0)
  const more = sumOf(parties, ({ attendance }) => attendance?.more ?? 0)
  const missing = parties.filter((each) => !hasCome(each)).map((each) => nameOf(each, lang))
  return [
    [
      t('report.came'),
      [
        ...of,
        t('report.checkedIn', { n: n(checkedIn), of: n(named) }),
        ...(more > 0 ? [t('report.more', { n: n(more) })] : []),
        ...(others > 0 ? [t('report.others', { n: n(others) })] : []),
        seen,
      ].join(' · '),
    ],
    [t('report.notCheckedIn'), missing.join(t('report.and')) || t('report.none')],
  ]
}

type Column = [head: string, cell: (party: ReportParty) => string]

/** Organisation after organisation; where check-in was done, with whom of it came and who did not. */
export function partiesTable({ parties, others }: Parties, lang: Lang): ReportTable {
  const { t } = i18nFor(lang)
  const checked = others !== null
  const columns: Column[] = [
    [t('report.col_organisation'), (party) => nameOf(party, lang)],
    [t('report.col_side'), ({ side }) => t(`signUp.side_${side}`)],
    [t('report.col_people'), ({ people }) => String(people.length)],
  ]
  if (checked)
    columns.push([t('report.col_checkedIn'), (party) => String(party.attendance?.came.length ?? 0)])
  if (parties.some(({ attendance }) => (attendance?.more ?? 0) > 0))
    columns.push([t('report.col_more'), (party) => String(party.attendance?.more ?? 0)])
  if (checked) columns.push([t('report.notCheckedIn'), (party) => absentOf(party, lang)])
  columns.push(
    [t('report.col_brought'), ({ offerings, needs }) => String(offerings.length + needs.length)],
    [t('report.col_seen'), ({ seen }) => (seen ? t('report.yes') : t('report.notRecorded'))],
  )
  return {
    id: 'came',
    title: checked ? t('report.came') : t('report.signed'),
    lead: checked ? t('report.cameLead') : t('report.signedLead'),
    head: columns.map(([head]) => head),
    rows: parties.map((party) => ({
      key: String(party.id),
      cells: columns.map(([, cell]) => cell(party)),
    })),
  }
}

function absentOf(party: ReportParty, lang: Lang): string {
  const { t } = i18nFor(lang)
  const names = (party.attendance?.absent ?? []).map(({ name }) => name).join(t('report.and'))
  if (hasCome(party)) return names || t('report.none')
  return names ? t('report.nobodyOf', { names }) : t('report.nobody')
}
