import type { TFunction } from 'i18next'
import { CSV_START, csvLine } from '~/platform/csv'
import type { AuditRow } from './audit.repo.server'
import { actionName, objectName } from './audit-words'

/** The log as lines of CSV, batch by batch. Instants are ISO 8601 in UTC. */
export async function* auditCsv(batches: AsyncIterable<AuditRow[]>, t: TFunction): AsyncGenerator<string> {
  yield CSV_START +
    csvLine([
      t('audit.id'),
      t('audit.at'),
      t('audit.actor'),
      t('audit.actorId'),
      t('audit.organisation'),
      t('audit.organisationId'),
      t('audit.action'),
      t('audit.actionCode'),
      t('audit.object'),
      t('audit.objectId'),
      t('audit.detail'),
      t('audit.address'),
      t('audit.request'),
    ])
  for await (const rows of batches) yield rows.map((row) => csvLine(cellsOf(row, t))).join('')
}

const cellsOf = (row: AuditRow, t: TFunction) => [
  row.id,
  row.at.toISOString(),
  row.actorName ?? '',
  row.actorId ?? '',
  row.organisationName ?? '',
  row.organisationId ?? '',
  actionName(row.action, t),
  row.action,
  objectName(row.objectKind, t),
  row.objectId,
  JSON.stringify(row.detail),
  row.address ?? '',
  row.requestId ?? '',
]
