import type { AuditSource } from '~/platform/audit.server'
import { isPerson, type Viewer } from './viewer'

/** The viewer as the audit log writes them down. */
export const auditSource = (viewer: Viewer): AuditSource => ({
  personId: isPerson(viewer) ? viewer.id : null,
  organisationId: isPerson(viewer) ? (viewer.organisation?.id ?? null) : null,
  ...viewer.from,
})
