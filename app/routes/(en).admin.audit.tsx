import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import {
  AdminFrame,
  AuditTable,
  auditFilterFields,
  auditView,
  FilterForm,
  KeysetPages,
} from '~/modules/accounts'
import {
  AUDIT_EXPORT_ROWS,
  AuditQuery,
  administratorPage,
  readAuditLog,
  readFilters,
} from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = administratorPage(args)
  const { before, ...filter } = readFilters(url, AuditQuery)
  const path = localPath(lang, '/admin/audit')
  const { rows, older } = await readAuditLog(services, { ...filter, before })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('audit.title'),
      description: t('audit.lead'),
      indexed: false,
    }),
    path,
    filter,
    entries: rows.map((row) => auditView(row, lang)),
    older,
    exportHref: `${localPath(lang, '/admin/audit.csv')}?${new URLSearchParams(filter as Record<string, string>)}`,
    exportRows: formatNumber(AUDIT_EXPORT_ROWS, lang),
  }
}

export default function AuditPage() {
  const { t } = useTranslation()
  const { path, filter, entries, older, exportHref, exportRows } = useLoaderData<typeof loader>()
  return (
    <AdminFrame page="audit" title={t('audit.title')} lead={t('audit.lead')}>
      <FilterForm path={path} fields={auditFilterFields(filter, t)} />
      {entries.length === 0 ? (
        <EmptyState title={t('audit.empty')}>
          <p>{t('audit.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <ButtonLink href={exportHref} download="">
              <Icon name="download" />
              {t('audit.export')}
            </ButtonLink>
            <p className="text-muted text-sm">{t('audit.exportHint', { n: exportRows })}</p>
          </div>
          <AuditTable entries={entries} />
        </>
      )}
      <KeysetPages next={older} />
    </AdminFrame>
  )
}
