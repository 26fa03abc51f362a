import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, PasskeyForm } from '~/modules/accounts'
import {
  ConfirmForm,
  confirmPerson,
  defineAction,
  personalPage,
  readFactors,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = personalPage(args)
  const factors = await readFactors(services.db, viewer.id)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/confirm'),
      lang,
      title: t('account.confirm'),
      description: t('account.confirmLead'),
      indexed: false,
    }),
    lang,
    to: url.searchParams.get('to') ?? '',
    totp: factors.totpSince !== null,
    passkey: factors.passkeys > 0,
    passkeyAction: localPath(lang, '/confirm/passkey'),
    email: viewer.email,
  }
}

export const action = defineAction(
  ConfirmForm,
  async ({ password, code, to }, page) => {
    const token = await confirmPerson(page.services, page.viewer, { password, code })
    return redirect(to || localPath(page.lang, '/account'), { headers: sessionHeaders(page, token) })
  },
  personalPage,
)

export default function ConfirmPage() {
  const { t } = useTranslation()
  const { lang, to, email, totp, passkey, passkeyAction } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame
      title={t('account.confirm')}
      lead={totp || passkey ? t('factor.confirmLead') : t('account.confirmLead')}
    >
      {passkey && (
        <PasskeyForm lang={lang} use="confirm" action={passkeyAction} label={t('factor.usePasskey')}>
          <input type="hidden" name="to" value={to} />
        </PasskeyForm>
      )}
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
        {(totp || passkey) && (
          <TextField
            name="code"
            label={totp ? t('factor.code') : t('factor.recoveryCode')}
            hint={totp ? t('factor.codeHint') : t('factor.recoveryHint')}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={60}
          />
        )}
        <Button look="main">{t('account.confirm')}</Button>
      </ActionForm>
    </AccountFrame>
  )
}
