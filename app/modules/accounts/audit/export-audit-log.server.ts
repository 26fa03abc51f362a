import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { type AuditRow, readAuditRows } from './audit.repo.server'
import type { AuditFilter } from './audit-filter'

/** The newest that one file holds. */
export const AUDIT_EXPORT_ROWS = 50_000
const BATCH = 1_000

/**
 * The filtered log, newest first, in batches as they are asked for, at most `AUDIT_EXPORT_ROWS` entries. Taking
 * it out is an entry itself, written before the first batch is read; what comes after that entry is not in the file.
 */
export async function exportAuditLog(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  filter: AuditFilter,
): Promise<AsyncGenerator<AuditRow[]>> {
  const upTo = await db.transaction().execute(async (tx) => {
    await audit(tx, auditSource(viewer), {
      action: 'audit_log.exported',
      object: { kind: 'audit_log', id: 'all' },
      detail: filter,
    })
    const { newest } = await tx
      .selectFrom('audit_log')
      .select((eb) => eb.fn.max('id').as('newest'))
      .executeTakeFirstOrThrow()
    return newest
  })
  return batches()

  async function* batches() {
    let before: number | undefined
    for (let left = AUDIT_EXPORT_ROWS; left > 0; left -= BATCH) {
      const limit = Math.min(BATCH, left)
      const rows = await readAuditRows(db, filter, { before, upTo, limit })
      if (rows.length > 0) yield rows
      if (rows.length < limit) return
      before = rows.at(-1)?.id
    }
  }
}
