import { comparisonPage, comparisonPdf } from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pdfResponse } from '~/platform/pdf/pdf-response.server'

/** The quotes for a need side by side as PDF, for its team. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { view, lang, t } = await comparisonPage(args)
  return pdfResponse(await comparisonPdf(view, lang), `${t('quote.compareTitle')} ${view.need}`)
})
