import { exportSheet, sheetPage } from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { workbookResponse } from '~/platform/workbook/workbook-response.server'

/** What the organisation offers, as a workbook that read back changes nothing; `?after=` goes on behind an id. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, url, path, organisation } = sheetPage(args)
  const after = url.searchParams.get('after') ?? '0'
  if (!/^\d{1,15}$/.test(after)) throw badAddress([`after=${after.slice(0, 40)}`], path)
  const stream = await exportSheet(services, organisation.id, { after: Number(after) })
  return workbookResponse(stream, `muster-offerings-${services.clock.today()}.xlsx`)
})
