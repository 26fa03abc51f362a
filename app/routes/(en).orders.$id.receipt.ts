import { receiptOf } from '~/modules/payments/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pdfResponse } from '~/platform/pdf/pdf-response.server'

/** What was paid for an order as PDF, for the two sides. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { bytes, name } = await receiptOf(args)
  return pdfResponse(bytes, name)
})
