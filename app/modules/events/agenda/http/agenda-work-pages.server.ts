import { randomUUID } from 'node:crypto'
import { formatDate } from '~/locales/format'
import { inLang } from '~/modules/offerings'
import { dayOf, timeOf } from '~/platform/china-time'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import type { Choice } from '~/ui/field'
import { datesOf } from '../../components/event-card-view'
import { daysOf } from '../../event'
import { listApplications } from '../../exhibitors/applications.repo.server'
import { managePath } from '../../http/event-manage-page.server'
import { type ScopedManagePage, scopedManagePage } from '../../http/scoped-manage-page.server'
import { readPlan } from '../../plan/plan.repo.server'
import { countComers } from '../../telling/who-comes.server'
import { listSignUps } from '../../tours/sign-ups/sign-ups.repo.server'
import { readStops } from '../../tours/stops/stops.repo.server'
import { type AgendaItem, kindsOf, MAX_SPEAKERS, speakerFields } from '../agenda'
import { findAgendaItem, readAgenda, readStages } from '../agenda.repo.server'
import { changeLine } from '../agenda-changes'
import { agendaItemView } from '../agenda-view'
import type { UntoldView } from '../components/agenda-changes-panel'
import type { AgendaItemFormView } from '../components/agenda-item-form'
import type { AgendaRow, StopAgenda } from '../components/agenda-table'
import type { StageView } from '../components/stage-forms'
import { readProgramme } from '../read-programme.server'
import { readUntold } from '../tell-changes.server'

/** `/events/:id/manage/agenda`, of a tour's stop with `?stop=`. @throws those of `scopedManagePage` */
export async function agendaWorkPage(args: LoaderFunctionArgs) {
  const page = await scopedManagePage(args, 'agenda')
  const { services, event, scope, lang, t, path, query } = page
  const tour = event.kind === 'tour'
  const [{ items, stages }, plans, stops, untold] = await Promise.all([
    readProgramme(services.db, event, scope.stopId),
    tour ? [] : readPlan(services.db, event.id),
    readStopAgendas(page),
    untoldView(page),
  ])
  const elements = plans.flatMap(({ hall, elements: drawn }) =>
    drawn
      .filter(({ kind }) => kind === 'stage')
      .map(({ id, labelZh, labelEn, x, y }) => ({
        value: String(id),
        label: `${hall.code} · ${inLang(lang, labelZh, labelEn) || t('booth.kind_stage')} (${x / 2}, ${y / 2})`,
      })),
  )
  const stageName = new Map(stages.map((stage) => [stage.id, inLang(lang, stage.nameZh, stage.nameEn)]))
  const rowOf = (item: AgendaItem): AgendaRow => {
    const { id, time, title, kind, off, speakers } = agendaItemView(item, { lang, eventId: event.id })
    const day = dayOf(item.startsAt)
    return {
      ...{ id, time, title, kind, off, outside: day < event.startsOn || day > event.endsOn },
      href:
        item.source === 'item'
          ? `${path}/${item.id}${query}`
          : managePath(
              lang,
              event.id,
              `/stops/${item.stopId}/${item.source === 'drill' ? 'drills' : 'session'}`,
            ),
      stage:
        item.stageId === null
          ? item.place || (tour ? '' : t('agenda.everywhere'))
          : (stageName.get(item.stageId) ?? ''),
      speakers: speakers.map(({ name }) => name).join(t('site.listJoin')),
    }
  }
  const days = [...new Set(items.map(({ startsAt }) => dayOf(startsAt)))]
  return {
    ...page,
    ...{ tour, stops, elements, untold },
    stages: stages.map(
      (stage): StageView => ({
        id: String(stage.id),
        title: inLang(lang, stage.nameZh, stage.nameEn),
        where: stage.hall ? inLang(lang, stage.hall.nameZh, stage.hall.nameEn) : '',
        values: {
          ...{ nameZh: stage.nameZh, nameEn: stage.nameEn },
          element: stage.elementId === null ? '' : String(stage.elementId),
        },
      }),
    ),
    days: days.map((day) => ({
      ...{ day, title: formatDate(day, lang) },
      rows: items.filter(({ startsAt }) => dayOf(startsAt) === day).map(rowOf),
    })),
    newHref: `${path}/new${query}`,
  }
}

/** The changes that those who come can be told of; null: there are none, or it is not theirs to know yet. */
async function untoldView({
  services,
  event,
  scope,
  lang,
  head,
}: ScopedManagePage): Promise<UntoldView | null> {
  if (event.state !== 'published' || !head.writes) return null
  const { db, clock } = services
  const { changes, stages, mark } = await readUntold(db, scope, clock.now())
  if (changes.length === 0) return null
  return {
    mark,
    people: await countComers(db, scope),
    lines: changes.map((change) => ({
      id: change.ref,
      text: changeLine(change, { stages, kind: event.kind, lang }),
    })),
  }
}

/** The stops of a tour, each with the way to its agenda; none for an exhibition, or for one of them. */
async function readStopAgendas(page: ScopedManagePage): Promise<StopAgenda[]> {
  const { services, event, stop: own, lang, t, path } = page
  if (event.kind !== 'tour' || own) return []
  const [stops, items] = await Promise.all([
    readStops(services.db, event.id),
    readAgenda(services.db, { eventId: event.id }),
  ])
  return stops.map((stop) => ({
    href: `${path}?stop=${stop.id}`,
    title: inLang(lang, stop.titleZh, stop.titleEn),
    facts: [
      datesOf(stop, lang),
      t('agendaWork.itemCount', { n: items.filter(({ stopId }) => stopId === stop.id).length }),
    ],
  }))
}

/** The most exhibitors to choose from. */
const EXHIBITORS = 2_000

/** Whose an item can be: who exhibits, or takes part in the stop. */
async function organisationChoices({ services, event, scope, lang }: ScopedManagePage): Promise<Choice[]> {
  if (scope.stopId !== null) {
    const signUps = await listSignUps(services.db, scope.stopId, { states: ['accepted'] })
    return signUps.map(({ organisation }) => ({
      value: String(organisation.id),
      label: inLang(lang, organisation.nameZh, organisation.nameEn),
    }))
  }
  if (event.kind === 'tour') return []
  const exhibitors = await listApplications(services.db, event.id, { state: 'accepted', limit: EXHIBITORS })
  return exhibitors.map(({ organisation, fasciaZh, fasciaEn }) => ({
    value: String(organisation.id),
    label: inLang(lang, fasciaZh, fasciaEn),
  }))
}

/** `/events/:id/manage/agenda/:item`, `new` for one to be added. @throws those of `scopedManagePage`, a 404 */
export async function agendaItemWorkPage(args: LoaderFunctionArgs) {
  const page = await scopedManagePage(args, 'agenda')
  const { services, event, scope, lang, t, path, query } = page
  const fresh = args.params.item === 'new'
  const [item, stages, organisations] = await Promise.all([
    fresh ? null : findAgendaItem(services.db, scope, { id: readId(args.params.item) }),
    readStages(services.db, scope),
    organisationChoices(page),
  ])
  if (!fresh && !item) throw notFound()
  const none = (label: string): Choice => ({ value: '', label })
  const speakers = item?.speakers ?? []
  const tour = event.kind === 'tour'
  const kinds = kindsOf[event.kind]
  const view: AgendaItemFormView = {
    key: item?.uid ?? randomUUID(),
    version: item?.version ?? 1,
    state: item?.state ?? 'planned',
    ...{ fresh, tour },
    removes: !fresh && event.state === 'draft',
    values: {
      ...{ kind: item?.kind ?? (tour ? 'ceremony' : 'talk') },
      ...{ titleZh: item?.titleZh ?? '', titleEn: item?.titleEn ?? '' },
      ...{ abstractZh: item?.abstractZh ?? '', abstractEn: item?.abstractEn ?? '' },
      ...{ stage: item?.stageId ? String(item.stageId) : '' },
      ...{ exhibitor: item?.organisationId ? String(item.organisationId) : '' },
      day: item ? dayOf(item.startsAt) : event.startsOn,
      from: item ? timeOf(item.startsAt) : event.opens,
      until: item ? timeOf(item.endsAt) : '',
    },
    // One more than there are, two at least.
    speakers: Array.from({ length: Math.min(MAX_SPEAKERS, Math.max(2, speakers.length + 1)) }, (_, i) =>
      Object.fromEntries(speakerFields.map((field) => [field, speakers[i]?.[field] ?? ''])),
    ),
    choices: {
      kinds: [...kinds, ...(item && !kinds.includes(item.kind) ? [item.kind] : [])].map((kind) => ({
        ...{ value: kind, label: t(`agenda.kind_${kind}`) },
      })),
      days: daysOf(event).map((day) => ({ value: day, label: formatDate(day, lang) })),
      stages: [
        none(t(tour ? 'agendaWork.noPlace' : 'agenda.everywhere')),
        ...stages.map((stage) => ({
          ...{ value: String(stage.id), label: inLang(lang, stage.nameZh, stage.nameEn) },
        })),
      ],
      exhibitors: [none(t(tour ? 'agendaWork.noOrganisation' : 'agendaWork.noExhibitor')), ...organisations],
    },
  }
  const heading = item ? inLang(lang, item.titleZh, item.titleEn) : t('agendaWork.newItem')
  return { ...page, heading, listHref: path + query, view }
}
