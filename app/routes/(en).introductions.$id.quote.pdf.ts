import { quoteDocumentPage, quotePdf } from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pdfResponse } from '~/platform/pdf/pdf-response.server'

/** One version of a quote as PDF, for the two sides. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { view, lang } = await withDomainErrors(() => quoteDocumentPage(args))
  return pdfResponse(await quotePdf(view, lang), view.number)
})
