import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { AuditView } from '../audit/audit-view'

type Named = { label: string; href: string | null }

function Name({ label, href }: Named) {
  return href === null ? <span>{label}</span> : <a href={href}>{label}</a>
}

/** Entries of the audit log as rows. */
export function AuditTable({ entries }: { entries: readonly AuditView[] }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('audit.title')} className="min-w-[64rem]">
        <thead>
          <tr>
            <th className={headCell}>{t('audit.at')}</th>
            <th className={headCell}>{t('audit.actor')}</th>
            <th className={headCell}>{t('audit.action')}</th>
            <th className={headCell}>{t('audit.object')}</th>
            <th className={headCell}>{t('audit.detail')}</th>
            <th className={headCell}>{t('audit.address')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={`${cell} whitespace-nowrap`}>
                <time dateTime={entry.instant}>{entry.at}</time>
                <div className="text-muted text-xs">#{entry.id}</div>
              </td>
              <td className={cell}>
                {entry.actor ? <Name {...entry.actor} /> : t('audit.nobody')}
                {entry.organisation && (
                  <div className="text-xs">
                    <Name {...entry.organisation} />
                  </div>
                )}
              </td>
              <td className={cell}>
                {entry.action}
                <div className="text-muted font-mono text-xs">{entry.code}</div>
              </td>
              <td className={cell}>
                <span className="text-muted">{entry.object.kind}</span> <Name {...entry.object} />
              </td>
              <td className={`${cell} max-w-80`}>
                {entry.detail.length > 0 && (
                  <dl className="grid gap-0.5">
                    {entry.detail.map(({ name, value }) => (
                      <div key={name} className="flex flex-wrap gap-x-1.5">
                        <dt className="text-muted">{name}</dt>
                        <dd className="min-w-0 break-all">{value}</dd>
                      </div>
                    ))}
                  </dl>
                )}
              </td>
              <td className={cell}>
                {entry.address}
                {entry.requestId && <div className="text-muted font-mono text-xs">{entry.requestId}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
