import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { dayOf, timeOf } from '~/platform/china-time'
import type { Drill } from '../../drills/drill'
import { measureWords } from '../../drills/measure-words'
import type { MeetingView, ProgrammeView, TableView } from '../components/session-view'
import { roundTimes, type Session, type SessionMeeting } from '../session'

/** A meeting in words. */
export function meetingView(
  meeting: SessionMeeting,
  session: Pick<Session, 'starts' | 'minutes'>,
  lang: Lang,
): MeetingView {
  const { t } = i18nFor(lang)
  const { team, enterprise } = meeting
  return {
    id: meeting.id,
    time: roundTimes(session, meeting.round),
    table: meeting.table,
    team: inLang(lang, team.nameZh, team.nameEn),
    enterprise: inLang(lang, enterprise.nameZh, enterprise.nameEn),
    pairs: meeting.pairs.map((pair) => ({
      key: `${pair.needId}-${pair.offeringId}`,
      need: inLang(lang, pair.needZh, pair.needEn),
      needHref: localPath(lang, `/needs/${pair.needId}`),
      offering: inLang(lang, pair.offeringZh, pair.offeringEn),
      offeringHref: localPath(lang, `/offerings/${pair.offeringId}`),
      fit: `${t(pair.passes ? 'session.passes' : 'session.unknown')} · ${Math.round(pair.score / 100)}`,
    })),
    outcome: meeting.outcome,
    outcomeWords: meeting.outcome ? t(`session.outcome_${meeting.outcome}`) : '',
    note: meeting.note,
  }
}

/** Table by table: each team at its own, with whoever comes to it round by round. */
export function tableViews(
  meetings: readonly SessionMeeting[],
  session: Pick<Session, 'starts' | 'minutes'>,
  lang: Lang,
): TableView[] {
  const tables = new Map<number, TableView>()
  for (const meeting of meetings) {
    const view = meetingView(meeting, session, lang)
    const table = tables.get(meeting.table) ?? {
      ...{ number: meeting.table, team: view.team, meetings: [] },
    }
    table.meetings.push(view)
    tables.set(meeting.table, table)
  }
  return [...tables.values()].sort((a, b) => a.number - b.number)
}

/** What an organisation does at a stop: its meetings round by round, and the drills of what it brings. */
export function programmeView(
  organisation: { id: number; nameZh: string; nameEn: string },
  {
    meetings,
    drills,
    session,
    vocabulary,
  }: {
    meetings: readonly SessionMeeting[]
    drills: readonly Drill[]
    session: Pick<Session, 'starts' | 'minutes'>
    vocabulary: Vocabulary
  },
  lang: Lang,
): ProgrammeView {
  const { id, nameZh, nameEn } = organisation
  return {
    id,
    name: inLang(lang, nameZh, nameEn),
    meetings: meetings
      .filter(({ team, enterprise }) => team.id === id || enterprise.id === id)
      .map((meeting) => meetingView(meeting, session, lang)),
    drills: drills
      .filter(({ enterprise }) => enterprise.id === id)
      .map((drill) => {
        return {
          id: drill.id,
          title: inLang(lang, drill.titleZh, drill.titleEn),
          time: `${formatDate(dayOf(drill.startsAt), lang)} ${timeOf(drill.startsAt)}`,
          place: drill.place,
          measures: drill.measures
            .map((measure) => measureWords(measure, vocabulary, lang))
            .map(({ label, demanded, unit }) => [label, demanded, unit].filter(Boolean).join(' '))
            .join('；'),
        }
      }),
  }
}
