import { auditCsv } from '~/modules/accounts'
import { AuditFilter, administratorPage, exportAuditLog, readFilters } from '~/modules/accounts/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { streamed } from '~/platform/http/streamed.server'

/** The filtered audit log as a file. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, viewer, url, t } = administratorPage(args)
  const batches = await exportAuditLog(services, viewer, readFilters(url, AuditFilter))
  return new Response(streamed(auditCsv(batches, t)), {
    headers: csvHeaders(`muster-audit-${services.clock.today()}.csv`),
  })
})
