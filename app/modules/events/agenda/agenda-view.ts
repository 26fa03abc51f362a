import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { dayOf } from '~/platform/china-time'
import type { Event } from '../event'
import { type AgendaItem, hoursOf, refOf, type Speaker, type Stage } from './agenda'

export type AgendaItemView = {
  /** names it within the page */
  id: string
  time: string
  /** whole, for machines */
  starts: string
  kind: string
  title: string
  abstract: string
  off: boolean
  /** empty where a column says it, or it takes the whole venue */
  place: string
  speakers: { name: string; about: string }[]
  exhibitor: { name: string; href: string | null } | null
  calendarHref: string
}
export type AgendaColumn = {
  key: string
  /** empty: the only one, in the order of time */
  name: string
  /** the stage on the plan */
  where: { label: string; href: string } | null
  items: AgendaItemView[]
}
export type AgendaDay = { day: string; title: string; columns: AgendaColumn[] }
/** Of a tour: one of its stops, or what belongs to none. */
export type AgendaGroup = {
  key: string
  title: string
  about: string
  /** the page of the stop */
  href: string | null
  days: AgendaDay[]
}
export type AgendaView = {
  tour: boolean
  /** of an exhibition */
  days: AgendaDay[]
  /** of a tour */
  groups: AgendaGroup[]
  filters: { stop: Choice[]; day: Choice[]; stage: Choice[] }
  calendarHref: string
  /** of the same, for a calendar that follows it */
  followHref: string
  empty: boolean
}
type Choice = { href: string; label: string; current: boolean }

/** A speaker in a line: name, role and affiliation. */
export const speakerLine = (speaker: Speaker, lang: Lang): string =>
  [
    inLang(lang, speaker.nameZh, speaker.nameEn),
    inLang(lang, speaker.affiliationZh, speaker.affiliationEn),
    inLang(lang, speaker.roleZh, speaker.roleEn),
  ]
    .filter(Boolean)
    .join(lang === 'zh' ? '，' : ', ')

export function agendaItemView(
  item: AgendaItem,
  { lang, eventId, off = false, place = '' }: { lang: Lang; eventId: number; off?: boolean; place?: string },
): AgendaItemView {
  const { t } = i18nFor(lang)
  const base = localPath(lang, `/events/${eventId}`)
  const { organisation } = item
  return {
    id: refOf(item),
    time: hoursOf(item),
    starts: item.startsAt.toISOString(),
    kind: t(`agenda.kind_${item.kind}`),
    title: inLang(lang, item.titleZh, item.titleEn),
    abstract: inLang(lang, item.abstractZh, item.abstractEn),
    off: off || item.state === 'cancelled',
    place: place || item.place,
    speakers: item.speakers.map((speaker) => ({
      name: inLang(lang, speaker.nameZh, speaker.nameEn),
      about: [
        inLang(lang, speaker.affiliationZh, speaker.affiliationEn),
        inLang(lang, speaker.roleZh, speaker.roleEn),
      ]
        .filter(Boolean)
        .join(' '),
    })),
    exhibitor: organisation && {
      name: inLang(lang, organisation.nameZh, organisation.nameEn),
      href: organisation.page ? `${base}/exhibitors/${organisation.id}` : null,
    },
    calendarHref: `${base}/agenda/${refOf(item)}/calendar.ics`,
  }
}

/** A programme by day and stage; what takes the whole venue stands last. `asked` narrows it to a day or a stage. */
export function agendaView(
  event: Pick<Event, 'id' | 'planPublishedAt'>,
  { items, stages }: { items: readonly AgendaItem[]; stages: readonly Stage[] },
  {
    lang,
    origin,
    asked,
  }: { lang: Lang; origin: string; asked: { day?: string | undefined; stage?: number | undefined } },
): AgendaView {
  const { t } = i18nFor(lang)
  const base = localPath(lang, `/events/${event.id}`)
  const path = `${base}/agenda`
  const to = (change: { day?: string | undefined; stage?: number | undefined }) => {
    const next = { ...asked, ...change }
    const params = new URLSearchParams()
    if (next.day) params.set('day', next.day)
    if (next.stage) params.set('stage', String(next.stage))
    return params.size > 0 ? `${path}?${params}` : path
  }
  const columnOf = (day: string, stage: Stage | null): AgendaColumn => ({
    key: stage ? String(stage.id) : 'all',
    name: stage ? inLang(lang, stage.nameZh, stage.nameEn) : t('agenda.everywhere'),
    where:
      stage?.hall && event.planPublishedAt
        ? {
            label: inLang(lang, stage.hall.nameZh, stage.hall.nameEn),
            href: `${base}/plan#hall-${stage.hall.code}`,
          }
        : null,
    items: items
      .filter(({ stageId, startsAt }) => stageId === (stage?.id ?? null) && dayOf(startsAt) === day)
      .map((item) => agendaItemView(item, { lang, eventId: event.id })),
  })
  const all = [...new Set(items.map(({ startsAt }) => dayOf(startsAt)))]
  const used = stages.filter(({ id }) => items.some(({ stageId }) => stageId === id))
  const shown = used.filter(({ id }) => asked.stage === undefined || id === asked.stage)
  return {
    tour: false,
    groups: [],
    days: all
      .filter((day) => asked.day === undefined || day === asked.day)
      .map((day) => ({
        ...{ day, title: formatDate(day, lang) },
        columns: [...shown, ...(asked.stage === undefined ? [null] : [])]
          .map((stage) => columnOf(day, stage))
          .filter((column) => column.items.length > 0),
      }))
      .filter(({ columns }) => columns.length > 0),
    filters: {
      stop: [],
      day:
        all.length < 2
          ? []
          : [
              { href: to({ day: undefined }), label: t('agenda.allDays'), current: asked.day === undefined },
              ...all.map((day) => ({
                ...{ href: to({ day }), label: formatDate(day, lang), current: day === asked.day },
              })),
            ],
      stage:
        used.length < 2
          ? []
          : [
              {
                href: to({ stage: undefined }),
                label: t('agenda.allStages'),
                current: asked.stage === undefined,
              },
              ...used.map((stage) => ({
                href: to({ stage: stage.id }),
                label: inLang(lang, stage.nameZh, stage.nameEn),
                current: stage.id === asked.stage,
              })),
            ],
    },
    calendarHref: `${path}.ics`,
    followHref: `${origin}${path}.ics`.replace(/^https?:/, 'webcal:'),
    empty: items.length === 0,
  }
}
