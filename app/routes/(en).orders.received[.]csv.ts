import { ordersCsv, ordersExport } from '~/modules/payments/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { streamed } from '~/platform/http/streamed.server'

/** The orders received, as filtered, as a file. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, asked, name } = ordersExport(args)
  return new Response(streamed(ordersCsv(services.db, asked)), { headers: csvHeaders(`${name}.csv`) })
})
