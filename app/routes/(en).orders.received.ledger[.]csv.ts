import { actingPage, ledgerCsv } from '~/modules/payments/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { streamed } from '~/platform/http/streamed.server'

/** The whole ledger of the organisation that the viewer acts for, as a file. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, organisation, lang } = actingPage(args)
  return new Response(streamed(ledgerCsv(services.db, organisation.id, lang)), {
    headers: csvHeaders(`muster-ledger-${services.clock.today()}.csv`),
  })
})
