import { readFilters } from '~/modules/accounts/index.server'
import { actingPage, OrdersQuery, ordersCsv } from '~/modules/payments/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { streamed } from '~/platform/http/streamed.server'

/** The orders received, as filtered, as a file. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, organisation, url, lang } = actingPage(args)
  const { state, q, id } = readFilters(url, OrdersQuery)
  return new Response(streamed(ordersCsv(services.db, organisation.id, { filter: state, q, id }, lang)), {
    headers: csvHeaders(`muster-orders-${services.clock.today()}.csv`),
  })
})
