import { formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { AuditRow } from './audit.repo.server'
import { actionName, detailLines, objectName, objectPath } from './audit-words'

export type AuditView = ReturnType<typeof auditView>

/** An entry of the log in words, with links to what it is about. */
export function auditView(row: AuditRow, lang: Lang) {
  const { t } = i18nFor(lang)
  const path = objectPath(row.objectKind, row.objectId)
  return {
    id: row.id,
    at: formatInstant(row.at, lang),
    instant: row.at.toISOString(),
    action: actionName(row.action, t),
    code: row.action,
    object: {
      kind: objectName(row.objectKind, t),
      label: row.objectName ?? row.objectId,
      href: path && localPath(lang, path),
    },
    detail: detailLines(row.detail, t),
    actor:
      row.actorId === null
        ? null
        : {
            label: row.actorName ?? String(row.actorId),
            href: localPath(lang, `/admin/people/${row.actorId}`),
          },
    organisation:
      row.organisationId === null
        ? null
        : {
            label: row.organisationName ?? String(row.organisationId),
            href: localPath(lang, `/admin/organisations/${row.organisationId}`),
          },
    address: row.address,
    requestId: row.requestId,
  }
}
