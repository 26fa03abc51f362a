import { z } from 'zod'
import { readFilters } from '~/modules/accounts/index.server'
import { publicCalendarResponse } from '~/platform/calendar.server'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { day } from '../../event.schema'
import { eventPage } from '../../http/event-page.server'
import { findAgendaItem, readAgenda, readStages } from '../agenda.repo.server'
import { agendaCalendar } from '../agenda-calendar.server'
import { agendaView } from '../agenda-view'

const Query = z.object({
  day: day.optional(),
  stage: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
})

/** `/events/:id/agenda`. @throws the 404 of an event that is not there, a 400 for what cannot be read */
export async function agendaPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'agenda')
  const { services, url, lang, t, origin, event, title } = page
  const asked = readFilters(url, Query)
  const [items, stages] = await Promise.all([
    readAgenda(services.db, { eventId: event.id }),
    readStages(services.db, { eventId: event.id }),
  ])
  return {
    ...page.framed(t('agenda.title'), {
      rest: '/agenda',
      description: t('agenda.description', { title }),
      indexed: url.search === '' && items.length > 0,
    }),
    view: agendaView(event, { items, stages }, { lang, origin, asked }),
  }
}

/** `/events/:id/agenda.ics`: the whole programme. @throws as `agendaPage` */
export async function agendaFile(args: LoaderFunctionArgs): Promise<Response> {
  const { services, event, lang, origin } = await eventPage(args, 'agenda')
  const [items, stages] = await Promise.all([
    readAgenda(services.db, { eventId: event.id }),
    readStages(services.db, { eventId: event.id }),
  ])
  const body = agendaCalendar({ event, items, stages, lang, origin })
  return publicCalendarResponse(args.request, body, `muster-event-${event.id}`)
}

/** `/events/:id/agenda/:item/calendar.ics`: one item. @throws as `agendaPage`, the 404 of an item that is not there */
export async function agendaItemFile(args: LoaderFunctionArgs): Promise<Response> {
  const { services, event, lang, origin } = await eventPage(args, 'agenda')
  const id = readId(args.params.item)
  const [item, stages] = await Promise.all([
    findAgendaItem(services.db, { eventId: event.id }, { id }),
    readStages(services.db, { eventId: event.id }),
  ])
  if (!item) throw notFound()
  const body = agendaCalendar({ event, items: [item], stages, lang, origin })
  return publicCalendarResponse(args.request, body, `muster-event-${event.id}-${id}`)
}
