import { randomUUID } from 'node:crypto'
import { formatDate } from '~/locales/format'
import { inLang } from '~/modules/offerings'
import { dayOf, timeOf } from '~/platform/china-time'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import type { Choice } from '~/ui/field'
import { daysOf } from '../../event'
import { listApplications } from '../../exhibitors/applications.repo.server'
import { eventManagePage } from '../../http/event-manage-page.server'
import { readPlan } from '../../plan/plan.repo.server'
import { type AgendaItem, agendaKinds, MAX_SPEAKERS, speakerFields } from '../agenda'
import { findAgendaItem, readAgenda, readStages } from '../agenda.repo.server'
import { agendaItemView } from '../agenda-view'
import type { AgendaItemFormView } from '../components/agenda-item-form'
import type { AgendaRow } from '../components/agenda-table'
import type { StageView } from '../components/stage-forms'

/** `/events/:id/manage/agenda`. @throws those of `eventManagePage` */
export async function agendaWorkPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'agenda')
  const { services, event, lang, path } = page
  const [items, stages, plans] = await Promise.all([
    readAgenda(services.db, { eventId: event.id }),
    readStages(services.db, { eventId: event.id }),
    readPlan(services.db, event.id),
  ])
  const elements = plans.flatMap(({ hall, elements: drawn }) =>
    drawn
      .filter(({ kind }) => kind === 'stage')
      .map(({ id, labelZh, labelEn, x, y }) => ({
        value: String(id),
        label: `${hall.code} · ${inLang(lang, labelZh, labelEn) || page.t('booth.kind_stage')} (${x / 2}, ${y / 2})`,
      })),
  )
  const stageName = new Map(stages.map((stage) => [stage.id, inLang(lang, stage.nameZh, stage.nameEn)]))
  const rowOf = (item: AgendaItem): AgendaRow => {
    const { id, time, title, kind, off, speakers } = agendaItemView(item, { lang, eventId: event.id })
    return {
      ...{ id, time, title, kind, off, href: `${path}/${id}` },
      stage: item.stageId === null ? page.t('agenda.everywhere') : (stageName.get(item.stageId) ?? ''),
      speakers: speakers.map(({ name }) => name).join(page.t('site.listJoin')),
    }
  }
  const days = [...new Set(items.map(({ startsAt }) => dayOf(startsAt)))]
  return {
    ...page,
    elements,
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
    newHref: `${path}/new`,
  }
}

/** The most exhibitors to choose from. */
const EXHIBITORS = 2_000

/** `/events/:id/manage/agenda/:item`, `new` for one to be added. @throws those of `eventManagePage`, a 404 */
export async function agendaItemWorkPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'agenda')
  const { services, event, lang, t, path } = page
  const fresh = args.params.item === 'new'
  const [item, stages, exhibitors] = await Promise.all([
    fresh ? null : findAgendaItem(services.db, { eventId: event.id }, { id: readId(args.params.item) }),
    readStages(services.db, { eventId: event.id }),
    listApplications(services.db, event.id, { state: 'accepted', limit: EXHIBITORS }),
  ])
  if (!fresh && !item) throw notFound()
  const none = (label: string): Choice => ({ value: '', label })
  const speakers = item?.speakers ?? []
  const view: AgendaItemFormView = {
    key: item?.uid ?? randomUUID(),
    version: item?.version ?? 1,
    state: item?.state ?? 'planned',
    fresh,
    removes: !fresh && event.state === 'draft',
    values: {
      ...{ kind: item?.kind ?? 'talk', titleZh: item?.titleZh ?? '', titleEn: item?.titleEn ?? '' },
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
      kinds: agendaKinds.map((kind) => ({ value: kind, label: t(`agenda.kind_${kind}`) })),
      days: daysOf(event).map((day) => ({ value: day, label: formatDate(day, lang) })),
      stages: [
        none(t('agenda.everywhere')),
        ...stages.map((stage) => ({
          ...{ value: String(stage.id), label: inLang(lang, stage.nameZh, stage.nameEn) },
        })),
      ],
      exhibitors: [
        none(t('agendaWork.noExhibitor')),
        ...exhibitors.map(({ organisation, fasciaZh, fasciaEn }) => ({
          ...{ value: String(organisation.id), label: inLang(lang, fasciaZh, fasciaEn) },
        })),
      ],
    },
  }
  const heading = item ? inLang(lang, item.titleZh, item.titleEn) : t('agendaWork.newItem')
  return { ...page, heading, listHref: path, view }
}
