import '~/locales/work-texts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, isPerson, PasskeyForm } from '~/modules/accounts'
import {
  defineAction,
  pageFor,
  pendingHeaders,
  SignInForm,
  sessionHeaders,
  signIn,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { forgetPages } from '~/ui/keep-page'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin, viewer } = pageFor(args)
  const to = url.searchParams.get('to') ?? ''
  if (isPerson(viewer)) throw redirect(to || localPath(lang, '/account'))
  const path = localPath(lang, '/sign-in')
  const query = to ? `?to=${encodeURIComponent(to)}` : ''
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('account.signIn'),
      description: t('account.signInLead'),
      indexed: false,
    }),
    lang,
    to,
    passkeyAction: localPath(lang, '/sign-in/passkey'),
    registerHref: localPath(lang, `/register${query}`),
    forgotHref: localPath(lang, '/forgot-password'),
    done:
      ['verified', 'reset', 'deleted', 'changed', 'kept'].find((each) => url.searchParams.has(each)) ?? null,
  }
}

export const action = defineAction(SignInForm, async ({ email, password, to }, page) => {
  const { services, request, lang, viewer } = page
  const userAgent = request.headers.get('User-Agent')
  const result = await signIn(services, viewer, { email, password, userAgent })
  if (result.kind === 'session')
    return redirect(to || localPath(lang, '/account'), { headers: sessionHeaders(page, result.token) })
  const query = to ? `?to=${encodeURIComponent(to)}` : ''
  return redirect(localPath(lang, `/sign-in/second-factor${query}`), {
    headers: pendingHeaders(page, result.token),
  })
})

export default function SignInPage() {
  const { t } = useTranslation()
  const { lang, to, passkeyAction, registerHref, forgotHref, done } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  useEffect(() => void forgetPages(), [])
  return (
    <AccountFrame title={t('account.signIn')} lead={t('account.signInLead')}>
      {done === 'verified' && <Notice role="status">{t('account.verifiedNow')}</Notice>}
      {done === 'reset' && <Notice role="status">{t('account.resetNow')}</Notice>}
      {done === 'deleted' && <Notice role="status">{t('account.deletedNow')}</Notice>}
      {done === 'changed' && <Notice role="status">{t('account.emailChanged')}</Notice>}
      {done === 'kept' && <Notice role="status">{t('account.emailKept')}</Notice>}
      <ActionForm state={state}>
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          label={t('account.email')}
          autoComplete="username"
          required
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          label={t('account.password')}
          autoComplete="current-password"
          required
        />
        <Button look="main">{t('account.signIn')}</Button>
      </ActionForm>
      <PasskeyForm lang={lang} use="sign_in" action={passkeyAction} label={t('factor.signInWithPasskey')}>
        <input type="hidden" name="to" value={to} />
      </PasskeyForm>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <a className="inline-flex min-h-11 items-center" href={registerHref}>
          {t('account.toRegister')}
        </a>
        <a className="inline-flex min-h-11 items-center" href={forgotHref}>
          {t('account.toForgot')}
        </a>
      </p>
    </AccountFrame>
  )
}
