import { leadsFile } from '~/modules/events/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** Whom an exhibitor met, as a file; who has not agreed stays a number. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { text, name } = await leadsFile(args)
  return new Response(text, { headers: csvHeaders(name) })
})
