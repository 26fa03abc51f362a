import { formatDate, formatInstant } from '~/locales/format'
import { inLang } from '~/modules/offerings'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { untoldNote } from '../../../agenda/http/untold-note.server'
import { readDrills } from '../../drills/drills.repo.server'
import { listSignUps } from '../../sign-ups/sign-ups.repo.server'
import { stopManagePage } from '../../stops/http/stop-manage-page.server'
import type { SessionView } from '../components/session-view'
import { usualSession } from '../session'
import { findSession, readMeetings } from '../sessions.repo.server'
import { programmeView, tableViews } from './meeting-views'

/** `/events/:id/manage/stops/:stop/session`. @throws those of `stopManagePage` */
export async function sessionPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'session')
  const { services, stop, lang, t } = page
  const [known, meetings, signUps] = await Promise.all([
    findSession(services.db, stop.id),
    readMeetings(services.db, stop.id),
    listSignUps(services.db, stop.id, { states: ['accepted'] }),
  ])
  const session = known ?? usualSession(stop)
  const met = new Set(meetings.flatMap(({ team, enterprise }) => [team.id, enterprise.id]))
  const view: SessionView = {
    form: {
      ...{ day: session.day, starts: session.starts, min: stop.startsOn, max: stop.endsOn },
      ...{ minutes: String(session.minutes), rounds: String(session.rounds) },
    },
    made: known?.madeAt ? t('session.madeAt', { time: formatInstant(known.madeAt, lang) }) : null,
    summary: t('session.summary', {
      day: formatDate(session.day, lang),
      meetings: meetings.length,
      pairs: meetings.reduce((sum, { pairs }) => sum + pairs.length, 0),
      recorded: meetings.filter(({ outcome }) => outcome !== null).length,
    }),
    tables: tableViews(meetings, session, lang),
    alone: known
      ? signUps
          .filter(({ organisation }) => !met.has(organisation.id))
          .map(({ organisation }) => inLang(lang, organisation.nameZh, organisation.nameEn))
      : [],
  }
  return { ...page, view, untold: await untoldNote(page) }
}

/** `/events/:id/manage/stops/:stop/programmes`: that of each organisation, one after the other. @throws as `sessionPage` */
export async function programmesPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'session')
  const { services, stop, lang } = page
  const [vocabulary, known, meetings, drills, signUps] = await Promise.all([
    services.vocabulary(),
    findSession(services.db, stop.id),
    readMeetings(services.db, stop.id),
    readDrills(services.db, stop.id),
    listSignUps(services.db, stop.id, { states: ['accepted'] }),
  ])
  const session = known ?? usualSession(stop)
  return {
    ...page,
    day: formatDate(session.day, lang),
    programmes: signUps
      .map(({ organisation }) => programmeView(organisation, { meetings, drills, session, vocabulary }, lang))
      .filter((programme) => programme.meetings.length + programme.drills.length > 0),
  }
}
