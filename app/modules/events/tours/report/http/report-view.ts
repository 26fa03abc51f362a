import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { codeName, type Vocabulary } from '~/modules/vocabulary'
import { wasHeld } from '../../drills/drill'
import { drillView } from '../../drills/http/drill-views'
import { meetingView } from '../../sessions/http/meeting-views'
import { type Session, type SessionOutcome, sessionOutcomes } from '../../sessions/session'
import type { ReportTable, ReportView } from '../components/report-view'
import type { StopReport } from '../read-report.server'
import { partiesFigures, partiesTable } from './parties-view'

type Around = { lang: Lang; vocabulary: Vocabulary; session: Pick<Session, 'starts' | 'minutes'> }

/** A stop's report in the words of one language. */
export function reportView(report: StopReport, around: Around): ReportView {
  return {
    figures: figuresOf(report, around),
    tables: [
      partiesTable(report, around.lang),
      meetingsTable(report, around),
      oneToOneTable(report, around),
      drillsTable(report, around),
      needsTable(report, around),
      demandTable(report, around),
    ],
  }
}

function figuresOf(report: StopReport, { lang }: Around): [string, string][] {
  const { t } = i18nFor(lang)
  const n = (value: number) => formatNumber(value, lang)
  const { meetings, drills, needs, introductions } = report
  const held = meetings.filter(({ outcome }) => outcome !== null && outcome !== 'missed')
  const pairs = new Set(held.flatMap((each) => each.pairs.map((p) => `${p.needId} ${p.offeringId}`)))
  const outcomes = sessionOutcomes.map((outcome) =>
    t('report.outcomeCount', {
      name: t(`session.outcome_${outcome}`),
      n: n(meetings.filter((each) => each.outcome === outcome).length),
    }),
  )
  const answered = (how: string) => n(needs.filter((need) => need.answered === how).length)
  return [
    ...partiesFigures(report, lang),
    [t('report.left'), t('report.leftCount', { waiting: n(report.waiting), withdrawn: n(report.withdrawn) })],
    [
      t('report.met'),
      t('report.metCount', { held: n(held.length), all: n(meetings.length), pairs: n(pairs.size) }),
    ],
    [t('report.outcomes'), outcomes.join(' · ')],
    [
      t('report.introductions'),
      t('report.introductionCount', {
        asked: n(introductions.asked),
        accepted: n(introductions.accepted),
        ended: n(introductions.ended),
      }),
    ],
    [
      t('report.drills'),
      t('report.drillCount', {
        held: n(drills.filter(({ result }) => wasHeld(result)).length),
        all: n(drills.length),
        passed: n(drills.filter(({ result }) => result === 'passed').length),
      }),
    ],
    [
      t('report.needs'),
      t('report.needCount', {
        ...{ all: n(needs.length), met: answered('met'), under: answered('under_way') },
        open: answered('open'),
      }),
    ],
  ]
}

function meetingsTable({ meetings }: StopReport, { lang, session }: Around): ReportTable {
  const { t } = i18nFor(lang)
  return {
    id: 'met',
    title: t('report.met'),
    lead: t('report.metLead'),
    head: [
      t('signUp.side_team'),
      t('signUp.side_enterprise'),
      t('session.col_time'),
      t('session.col_pairs'),
      t('session.outcome'),
      t('session.note'),
    ],
    rows: meetings.map((meeting) => {
      const view = meetingView(meeting, session, lang)
      return {
        key: String(meeting.id),
        cells: [
          view.team,
          view.enterprise,
          view.time,
          view.pairs.map(({ need, offering }) => `${need} ← ${offering}`).join('；'),
          view.outcomeWords || t('report.notRecorded'),
          view.note,
        ],
      }
    }),
  }
}

function oneToOneTable({ oneToOne }: StopReport, { lang }: Around): ReportTable {
  const { t } = i18nFor(lang)
  const word = (outcome: SessionOutcome | undefined) =>
    outcome ? t(`session.outcome_${outcome}`) : t('report.notRecorded')
  return {
    id: 'one-to-one',
    title: t('report.oneToOne'),
    lead: t('report.oneToOneLead'),
    head: [
      t('signUp.side_team'),
      t('signUp.side_enterprise'),
      t('session.col_time'),
      t('session.col_pairs'),
      t('report.col_teamSays'),
      t('report.col_enterpriseSays'),
    ],
    rows: oneToOne.map((meeting) => ({
      key: String(meeting.id),
      cells: [
        inLang(lang, meeting.team.nameZh, meeting.team.nameEn),
        inLang(lang, meeting.enterprise.nameZh, meeting.enterprise.nameEn),
        `${formatDate(meeting.day, lang)} ${meeting.starts}`,
        `${inLang(lang, meeting.need.zh, meeting.need.en)} ← ${inLang(lang, meeting.offering.zh, meeting.offering.en)}`,
        word(meeting.outcomes.team),
        word(meeting.outcomes.enterprise),
      ],
    })),
  }
}

function drillsTable({ drills }: StopReport, { lang, vocabulary }: Around): ReportTable {
  const { t } = i18nFor(lang)
  return {
    id: 'drills',
    title: t('report.drills'),
    lead: t('report.drillsLead'),
    head: [
      t('drill.title'),
      t('drill.enterprise'),
      t('drill.hour'),
      t('evidence.measures'),
      t('drill.result'),
      t('drill.evaluators'),
    ],
    rows: drills.map((drill) => {
      const view = drillView(drill, { vocabulary, lang })
      return {
        key: String(drill.id),
        href: view.offeringHref,
        cells: [
          view.title,
          view.enterprise,
          view.time,
          view.measured
            .map(({ label, demanded, measured, unit }) =>
              t('report.measure', { label, demanded: demanded || '–', measured: measured || '–', unit }),
            )
            .join('；'),
          view.resultWords,
          view.evaluators,
        ],
      }
    }),
  }
}

function needsTable({ needs }: StopReport, { lang }: Around): ReportTable {
  const { t } = i18nFor(lang)
  return {
    id: 'needs',
    title: t('report.needs'),
    lead: t('report.needsLead'),
    head: [
      t('tourWork.col_need'),
      t('report.col_state'),
      t('report.col_meetings'),
      t('report.col_promising'),
      t('report.col_introductions'),
    ],
    rows: needs.map((need) => ({
      key: String(need.id),
      href: localPath(lang, `/needs/${need.id}`),
      cells: [
        inLang(lang, need.titleZh, need.titleEn),
        t(`report.answered_${need.answered}`),
        String(need.meetings),
        String(need.promising),
        String(need.introductions),
      ],
    })),
  }
}

function demandTable({ demand }: StopReport, { lang, vocabulary }: Around): ReportTable {
  const { t } = i18nFor(lang)
  return {
    id: 'demand',
    title: t('report.demand'),
    lead: t('report.demandLead'),
    head: [
      t('report.col_scenario'),
      t('report.col_track'),
      t('report.col_before'),
      t('report.col_asked'),
      t('report.col_met'),
      t('report.col_ended'),
      t('report.col_now'),
    ],
    rows: demand.map((cell) => ({
      key: `${cell.scenario} ${cell.track}`,
      cells: [
        cell.scenario ? codeName(vocabulary.scenarios, cell.scenario, lang) : '–',
        cell.track ? codeName(vocabulary.tracks, cell.track, lang) : '–',
        ...[cell.before, cell.asked, cell.met, cell.ended, cell.now].map(String),
      ],
    })),
  }
}
