import { reportFile } from '~/modules/events/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** A stop's report as a file. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { name, text } = await reportFile(args)
  return new Response(text, { headers: csvHeaders(name) })
})
