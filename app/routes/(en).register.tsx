import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, isPerson, PASSWORD_MAX, PASSWORD_MIN } from '~/modules/accounts'
import { defineAction, pageFor, RegisterForm, register } from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = pageFor(args)
  const to = url.searchParams.get('to') ?? ''
  if (isPerson(viewer)) throw redirect(to || localPath(lang, '/account'))
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/register'),
      lang,
      title: t('account.register'),
      description: t('account.registerLead'),
    }),
    to,
    signInHref: localPath(lang, to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
    sent: url.searchParams.has('sent'),
    mailIsSent: services.env.SMTP_URL !== undefined,
  }
}

export const action = defineAction(RegisterForm, async (input, { services, viewer, lang, origin }) => {
  await register(services, viewer, { ...input, lang }, { origin })
  return redirect(localPath(lang, '/register?sent'))
})

export default function RegisterPage() {
  const { t } = useTranslation()
  const { to, signInHref, sent, mailIsSent } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  if (sent)
    return (
      <AccountFrame title={t('account.checkMail')}>
        <p>{t('account.checkMailText')}</p>
        {!mailIsSent && <Notice>{t('account.noMail')}</Notice>}
        <p>
          <a className="inline-flex min-h-11 items-center" href={signInHref}>
            {t('account.toSignIn')}
          </a>
        </p>
      </AccountFrame>
    )
  return (
    <AccountFrame title={t('account.register')} lead={t('account.registerLead')}>
      <ActionForm state={state}>
        <input type="hidden" name="to" value={to} />
        <TextField name="name" label={t('account.name')} autoComplete="name" required maxLength={80} />
        <TextField
          name="email"
          type="email"
          label={t('account.email')}
          autoComplete="email"
          required
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          label={t('account.password')}
          hint={t('account.passwordHint', { n: PASSWORD_MIN })}
          autoComplete="new-password"
          required
          minLength={PASSWORD_MIN}
          maxLength={PASSWORD_MAX}
        />
        <Button look="main">{t('account.register')}</Button>
      </ActionForm>
      <p>
        <a className="inline-flex min-h-11 items-center" href={signInHref}>
          {t('account.haveAccount')}
        </a>
      </p>
    </AccountFrame>
  )
}
