import type { Services } from '~/platform/services.server'
import { pageOfRows } from '../admin/page-of-rows'
import { readAuditRows } from './audit.repo.server'
import type { AuditQuery } from './audit-filter'

const PAGE = 50

/** One page of the audit log, newest first. */
export async function readAuditLog({ db }: Pick<Services, 'db'>, { before, ...filter }: AuditQuery) {
  return pageOfRows(await readAuditRows(db, filter, { before, limit: PAGE + 1 }), PAGE)
}
