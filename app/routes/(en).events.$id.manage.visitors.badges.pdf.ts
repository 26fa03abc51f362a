import { badgesPage, badgesPdf, ticketWriter } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { pdfResponse } from '~/platform/pdf/pdf-response.server'

/** A batch of badges as PDF, eight on a sheet of A4. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, event, title, badges, lang } = await badgesPage(args)
  if (badges.length === 0) throw notFound()
  const write = await ticketWriter(services, event.id)
  const bytes = await badgesPdf(
    { event: title, badges },
    ({ stopId, number, issue }) => write({ eventId: event.id, stopId, number, issue }),
    lang,
  )
  return pdfResponse(bytes, `muster-badges-${event.id}`)
})
