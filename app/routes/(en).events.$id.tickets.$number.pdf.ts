import { ticketPage, ticketPdf } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { pdfResponse } from '~/platform/pdf/pdf-response.server'

/** A ticket as PDF, for whoever may open its page. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { view, visitor, lang } = await ticketPage(args)
  if (view.text === null) throw notFound()
  return pdfResponse(await ticketPdf(view, view.text, lang), `muster-ticket-${visitor.number}`)
})
