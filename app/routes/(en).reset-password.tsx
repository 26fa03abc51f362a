import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, PASSWORD_MAX, PASSWORD_MIN } from '~/modules/accounts'
import {
  defineAction,
  isEmailTokenGood,
  pageFor,
  ResetPasswordForm,
  resetPassword,
  signedOutHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageFor(args)
  const token = url.searchParams.get('token') ?? ''
  const good = await isEmailTokenGood(services.db, {
    purpose: 'reset_password',
    token,
    at: services.clock.now(),
  })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/reset-password'),
      lang,
      title: t('account.reset'),
      description: t('account.resetLead'),
      indexed: false,
    }),
    token,
    good,
    forgotHref: localPath(lang, '/forgot-password'),
  }
}

export const action = defineAction(ResetPasswordForm, async (input, page) => {
  const { services, viewer, lang, origin } = page
  await resetPassword(services, viewer, input, { origin })
  return redirect(localPath(lang, '/sign-in?reset'), { headers: signedOutHeaders(page) })
})

export default function ResetPasswordPage() {
  const { t } = useTranslation()
  const { token, good, forgotHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame title={t('account.reset')} lead={good ? t('account.resetLead') : t('account.linkOver')}>
      {good ? (
        <ActionForm state={state}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="password"
            type="password"
            label={t('account.newPassword')}
            hint={t('account.passwordHint', { n: PASSWORD_MIN })}
            autoComplete="new-password"
            required
            minLength={PASSWORD_MIN}
            maxLength={PASSWORD_MAX}
          />
          <Button look="main">{t('account.reset')}</Button>
        </ActionForm>
      ) : (
        <ButtonLink href={forgotHref}>{t('account.askAgain')}</ButtonLink>
      )}
    </AccountFrame>
  )
}
