import { personalPage } from '~/modules/accounts/index.server'
import { boothFile } from '~/modules/events/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** The booths of an event as a file to be filled in and read again; with `template`, two to go by. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, viewer, url } = personalPage(args)
  const id = readId(args.params.id)
  const template = url.searchParams.has('template')
  const text = await withDomainErrors(() => boothFile(services.db, viewer, { eventId: id, template }))
  return new Response(text, {
    headers: csvHeaders(template ? 'muster-booths-template.csv' : `muster-booths-${id}.csv`),
  })
})
