import { z } from 'zod'
import { readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { publicCalendarResponse } from '~/platform/calendar.server'
import { day, rowId } from '~/platform/form-values.schema'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { eventPage } from '../../http/event-page.server'
import { readHeld } from '../../tours/held-at-stops.server'
import { readStops } from '../../tours/stops/stops.repo.server'
import { refOf } from '../agenda'
import { findAgendaItem, readStages } from '../agenda.repo.server'
import { agendaCalendar } from '../agenda-calendar.server'
import { agendaView } from '../agenda-view'
import { readProgramme } from '../read-programme.server'
import { tourAgendaView } from '../tour-agenda-view'

const Query = z.object({ day: day.optional(), stage: rowId.optional(), stop: rowId.optional() })

/** The programme of an event, or of the stop that the address names. @throws the 404 of a stop that is not there */
async function programmePage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'agenda')
  const asked = readFilters(page.url, Query)
  const { services, event } = page
  const [programme, stops] = await Promise.all([
    readProgramme(services.db, event, asked.stop),
    event.kind === 'tour' ? readStops(services.db, event.id) : [],
  ])
  const stop = stops.find((each) => each.id === asked.stop)
  if (asked.stop !== undefined && !stop) throw notFound()
  return { ...page, asked, programme: { ...programme, stops }, stop }
}

/** `/events/:id/agenda`, of a tour's stop with `?stop=`. @throws the 404 of what is not there, a 400 for what cannot be read */
export async function agendaPage(args: LoaderFunctionArgs) {
  const page = await programmePage(args)
  const { url, lang, t, origin, event, asked, programme, stop } = page
  const title = stop ? `${page.title} · ${inLang(lang, stop.titleZh, stop.titleEn)}` : page.title
  return {
    ...page.framed(t('agenda.title'), {
      rest: '/agenda',
      description: t('agenda.description', { title }),
      indexed: url.search === '' && programme.items.length > 0,
    }),
    view:
      event.kind === 'tour'
        ? tourAgendaView(event, programme, { lang, origin, stopId: asked.stop })
        : agendaView(event, programme, { lang, origin, asked }),
  }
}

/** `/events/:id/agenda.ics`: the whole programme, or that of a stop with `?stop=`. @throws as `agendaPage` */
export async function agendaFile(args: LoaderFunctionArgs): Promise<Response> {
  const { event, lang, origin, programme, stop } = await programmePage(args)
  const body = agendaCalendar({
    ...{ ...programme, event, lang, origin },
    stops: stop ? [stop] : programme.stops,
  })
  return publicCalendarResponse(
    args.request,
    body,
    `muster-event-${event.id}${stop ? `-stop-${stop.id}` : ''}`,
  )
}

const REF = /^(?:(drill|session)-)?([1-9]\d{0,14})$/

/** `/events/:id/agenda/:item/calendar.ics`: one item. @throws as `agendaPage`, the 404 of an item that is not there */
export async function agendaItemFile(args: LoaderFunctionArgs): Promise<Response> {
  const { services, event, lang, origin } = await eventPage(args, 'agenda')
  const { db } = services
  const [ref, held, number] = REF.exec(String(args.params.item)) ?? []
  if (ref === undefined) throw notFound()
  const scope = { eventId: event.id }
  const [item, stages, stops] = await Promise.all([
    held
      ? readHeld(db, scope).then((items) => items.find((each) => refOf(each) === ref))
      : findAgendaItem(db, scope, { id: Number(number) }),
    readStages(db, scope),
    event.kind === 'tour' ? readStops(db, event.id) : [],
  ])
  if (!item) throw notFound()
  const own = stops.filter((stop) => stop.id === item.stopId)
  const body = agendaCalendar({ event, items: [item], stages, stops: own, lang, origin })
  return publicCalendarResponse(args.request, body, `muster-event-${event.id}-${ref}`)
}
