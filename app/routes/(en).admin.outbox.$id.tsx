import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AdminFrame, Facts, MailStateTag } from '~/modules/accounts'
import { administratorPage, defineAction, readMail, sendMailAgain } from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = administratorPage(args)
  const mailId = readId(args.params.id)
  const mail = await withDomainErrors(() => readMail(services, viewer, { mailId }))
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/admin/outbox/${mailId}`),
      lang,
      title: mail.subject,
      description: t('admin.outboxLead'),
      indexed: false,
    }),
    subject: mail.subject,
    to: mail.to_address,
    state: mail.state,
    created: formatInstant(mail.created_at, lang),
    sent: mail.sent_at && formatInstant(mail.sent_at, lang),
    attempts: mail.attempts,
    error: mail.last_error,
    body: mail.body_text,
    masked: mail.masked,
    again: url.searchParams.has('again'),
  }
}

export const action = defineAction(
  z.object({}),
  async (_, { services, viewer, lang, params }) => {
    const mailId = readId(params.id)
    await sendMailAgain(services, viewer, { mailId })
    return redirect(localPath(lang, `/admin/outbox/${mailId}?again`))
  },
  administratorPage,
)

export default function MailPage() {
  const { t } = useTranslation()
  const mail = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <AdminFrame page="outbox" under title={mail.subject}>
      {mail.again && <Notice role="status">{t('admin.sentAgain')}</Notice>}
      <Facts
        rows={[
          [t('admin.mailTo'), mail.to],
          [t('admin.state'), <MailStateTag key="state" state={mail.state} />],
          [t('admin.mailCreated'), mail.created],
          ...(mail.sent ? [[t('admin.mailSent'), mail.sent] as [string, string]] : []),
          [t('admin.mailAttempts'), mail.attempts],
          ...(mail.error ? [[t('admin.mailError'), mail.error] as [string, string]] : []),
        ]}
      />
      {mail.state === 'failed' && (
        <ActionForm state={refused}>
          <Button look="main" className="justify-self-start">
            {t('admin.sendAgain')}
          </Button>
        </ActionForm>
      )}
      <Section
        id="body"
        title={t('admin.mailBody')}
        lead={mail.masked ? t('admin.mailMasked') : t('admin.mailBodyLogged')}
      >
        {mail.body ? (
          <pre className="panel overflow-x-auto p-4 font-sans text-sm break-words whitespace-pre-wrap">
            {mail.body}
          </pre>
        ) : (
          <p>{t('admin.mailBodyGone')}</p>
        )}
      </Section>
    </AdminFrame>
  )
}
