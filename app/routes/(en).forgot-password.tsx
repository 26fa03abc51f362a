import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame } from '~/modules/accounts'
import {
  defineAction,
  ForgotPasswordForm,
  pageFor,
  requestPasswordReset,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageFor(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/forgot-password'),
      lang,
      title: t('account.forgot'),
      description: t('account.forgotLead'),
      indexed: false,
    }),
    sent: url.searchParams.has('sent'),
    mailIsSent: services.env.SMTP_URL !== undefined,
    signInHref: localPath(lang, '/sign-in'),
  }
}

export const action = defineAction(ForgotPasswordForm, async (input, { services, viewer, lang, origin }) => {
  await requestPasswordReset(services, viewer, input, { origin })
  return redirect(localPath(lang, '/forgot-password?sent'))
})

export default function ForgotPasswordPage() {
  const { t } = useTranslation()
  const { sent, mailIsSent, signInHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame
      title={sent ? t('account.checkMail') : t('account.forgot')}
      lead={sent ? t('account.forgotSent') : t('account.forgotLead')}
    >
      {sent && !mailIsSent && <Notice>{t('account.noMail')}</Notice>}
      {!sent && (
        <ActionForm state={state}>
          <TextField
            name="email"
            type="email"
            label={t('account.email')}
            autoComplete="email"
            required
            maxLength={254}
          />
          <Button look="main">{t('account.sendLink')}</Button>
        </ActionForm>
      )}
      <p>
        <a className="inline-flex min-h-11 items-center" href={signInHref}>
          {t('account.toSignIn')}
        </a>
      </p>
    </AccountFrame>
  )
}
