import { sheetPage, sheetTemplate } from '~/modules/offerings/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { workbookResponse } from '~/platform/workbook/workbook-response.server'

/** An empty workbook with the columns of `?track=`. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, url, path } = sheetPage(args)
  const track = url.searchParams.get('track') ?? ''
  const stream = sheetTemplate(await services.vocabulary(), track, services.clock.now())
  if (stream === null) throw badAddress([`track=${track.slice(0, 40)}`], path)
  return workbookResponse(stream, `muster-${track}.xlsx`)
})
