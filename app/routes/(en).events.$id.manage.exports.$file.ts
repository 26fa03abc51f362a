import { personalPage } from '~/modules/accounts/index.server'
import { exportCsv, exportEvent, exportOf, exportWorkbook, readScope } from '~/modules/events/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { streamed } from '~/platform/http/streamed.server'
import { workbookResponse } from '~/platform/workbook/workbook-response.server'

/** Visitors, exhibitors or ordered options of an event, as CSV or .xlsx, for those who write for its organizer. */
export const loader = wordedResource((args: LoaderFunctionArgs) =>
  withDomainErrors(async () => {
    const { services, viewer, lang, url } = personalPage(args)
    const scope = readScope({ params: args.params, url })
    const { kind, format } = exportOf(String(args.params.file))
    const table = await exportEvent(services, viewer, { ...scope, kind, format, lang })
    const of = scope.stopId === null ? scope.eventId : `stop-${scope.stopId}`
    const name = `muster-${kind}-${of}.${format}`
    return format === 'csv'
      ? new Response(streamed(exportCsv(table)), { headers: csvHeaders(name) })
      : workbookResponse(exportWorkbook(table, services.clock.now()), name)
  }),
)
