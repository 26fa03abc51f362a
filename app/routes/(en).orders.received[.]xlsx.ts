import { ordersExport, ordersWorkbook } from '~/modules/payments/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { workbookResponse } from '~/platform/workbook/workbook-response.server'

/** The orders received, as filtered, as a workbook. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, asked, name } = ordersExport(args)
  return workbookResponse(ordersWorkbook(services.db, asked, services.clock.now()), `${name}.xlsx`)
})
