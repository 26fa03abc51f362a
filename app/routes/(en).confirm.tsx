import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame } from '~/modules/accounts'
import {
  ConfirmForm,
  confirmPerson,
  defineAction,
  personalPage,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin, viewer } = personalPage(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/confirm'),
      lang,
      title: t('account.confirm'),
      description: t('account.confirmLead'),
      indexed: false,
    }),
    to: url.searchParams.get('to') ?? '',
    email: viewer.email,
  }
}

export const action = defineAction(
  ConfirmForm,
  async ({ password, to }, page) => {
    const token = await confirmPerson(page.services, page.viewer, { password })
    return redirect(to || localPath(page.lang, '/account'), { headers: sessionHeaders(page, token) })
  },
  personalPage,
)

export default function ConfirmPage() {
  const { t } = useTranslation()
  const { to, email } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame title={t('account.confirm')} lead={t('account.confirmLead')}>
      <ActionForm state={state}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          name="password"
          type="password"
          label={t('account.password')}
          autoComplete="current-password"
          required
        />
        <Button look="main">{t('account.confirm')}</Button>
      </ActionForm>
    </AccountFrame>
  )
}
