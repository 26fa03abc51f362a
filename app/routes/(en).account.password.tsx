import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, PASSWORD_MAX, PASSWORD_MIN } from '~/modules/accounts'
import {
  ChangePasswordForm,
  changePassword,
  defineAction,
  personalPage,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin, viewer } = personalPage(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/password'),
      lang,
      title: t('account.changePassword'),
      description: t('account.changePasswordLead'),
      indexed: false,
    }),
    email: viewer.email,
    saved: url.searchParams.has('saved'),
    forgotHref: localPath(lang, '/forgot-password'),
  }
}

export const action = defineAction(
  ChangePasswordForm,
  async (input, page) => {
    const { services, viewer, lang, origin } = page
    const token = await changePassword(services, viewer, input, { origin })
    return redirect(localPath(lang, '/account/password?saved'), { headers: sessionHeaders(page, token) })
  },
  personalPage,
)

export default function PasswordPage() {
  const { t } = useTranslation()
  const { email, saved, forgotHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('account.changePassword')} lead={t('account.changePasswordLead')}>
      {saved && !state && <Notice role="status">{t('account.passwordNow')}</Notice>}
      <ActionForm state={state}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          name="current"
          type="password"
          label={t('account.currentPassword')}
          autoComplete="current-password"
          required
        />
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
        <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button look="main">{t('account.changePassword')}</Button>
          <a className="inline-flex min-h-11 items-center" href={forgotHref}>
            {t('account.toForgot')}
          </a>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
