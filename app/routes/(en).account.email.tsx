import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  NewEmailForm,
  requestEmailChange,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = confirmedPage(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/email'),
      lang,
      title: t('account.changeEmail'),
      description: t('account.newEmailHint'),
      indexed: false,
    }),
    email: viewer.email,
    sent: url.searchParams.has('sent'),
    mailIsSent: services.env.SMTP_URL !== undefined,
  }
}

export const action = defineAction(
  NewEmailForm,
  async (input, { services, viewer, lang, origin }) => {
    await requestEmailChange(services, viewer, input, { origin })
    return redirect(localPath(lang, '/account/email?sent'))
  },
  confirmedPage,
)

export default function EmailPage() {
  const { t } = useTranslation()
  const { email, sent, mailIsSent } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('account.changeEmail')} lead={t('account.emailLead', { email })}>
      {sent && !state && <Notice role="status">{t('account.emailSent')}</Notice>}
      {sent && !state && !mailIsSent && <Notice>{t('account.noMail')}</Notice>}
      <ActionForm state={state}>
        <TextField
          name="email"
          type="email"
          label={t('account.newEmail')}
          hint={t('account.newEmailHint')}
          autoComplete="email"
          required
          maxLength={254}
        />
        <p>
          <Button look="main">{t('account.sendLink')}</Button>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
