import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AdminFrame, FilterForm, KeysetPages, MailStateTag } from '~/modules/accounts'
import { administratorPage, OutboxQuery, readFilters, readOutbox } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = administratorPage(args)
  const { before, ...filter } = readFilters(url, OutboxQuery)
  const path = localPath(lang, '/admin/outbox')
  const { rows, older } = await readOutbox(services, { ...filter, before })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('admin.outbox'),
      description: t('admin.outboxLead'),
      indexed: false,
    }),
    path,
    filter,
    mailIsSent: services.env.SMTP_URL !== undefined,
    mails: rows.map((row) => ({
      id: row.id,
      href: localPath(lang, `/admin/outbox/${row.id}`),
      to: row.to_address,
      subject: row.subject,
      created: formatInstant(row.created_at, lang),
      sent: row.sent_at && formatInstant(row.sent_at, lang),
      attempts: row.attempts,
      error: row.last_error,
      state: row.state,
    })),
    older,
  }
}

export default function OutboxPage() {
  const { t } = useTranslation()
  const { path, filter, mails, older, mailIsSent } = useLoaderData<typeof loader>()
  return (
    <AdminFrame page="outbox" title={t('admin.outbox')} lead={t('admin.outboxLead')}>
      {!mailIsSent && <Notice>{t('admin.noSmtp')}</Notice>}
      <FilterForm
        path={path}
        fields={[
          { type: 'text', name: 'q', label: t('admin.mailSearch'), value: filter.q },
          {
            type: 'choice',
            name: 'state',
            label: t('admin.state'),
            value: filter.state,
            choices: [
              { value: 'kept', label: t('admin.mailKept') },
              { value: 'failed', label: t('admin.mailFailed') },
              { value: 'sent', label: t('admin.mailIsSent') },
            ],
          },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={t('admin.nothing')}>
          <p>{t('admin.nothingText')}</p>
        </EmptyState>
      ) : (
        <div className="panel">
          <Table caption={t('admin.outbox')} className="min-w-[52rem]">
            <thead>
              <tr>
                <th className={headCell}>{t('admin.mailSubject')}</th>
                <th className={headCell}>{t('admin.mailTo')}</th>
                <th className={headCell}>{t('admin.state')}</th>
                <th className={headCell}>{t('admin.mailCreated')}</th>
                <th className={headCell}>{t('admin.mailAttempts')}</th>
                <th className={headCell}>{t('admin.mailError')}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td className={cell}>
                    <a href={mail.href} className="inline-block py-1">
                      {mail.subject}
                    </a>
                  </td>
                  <td className={`${cell} break-all`}>{mail.to}</td>
                  <td className={cell}>
                    <MailStateTag state={mail.state} />
                    {mail.sent && <div className="text-muted text-xs">{mail.sent}</div>}
                  </td>
                  <td className={`${cell} whitespace-nowrap`}>{mail.created}</td>
                  <td className={cell}>{mail.attempts}</td>
                  <td className={`${cell} max-w-72 break-words`}>{mail.error}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <KeysetPages next={older} />
    </AdminFrame>
  )
}
