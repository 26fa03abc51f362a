import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, PasskeyForm } from '~/modules/accounts'
import {
  defineAction,
  finishSignIn,
  pageFor,
  pendingOf,
  readPendingSignIn,
  SecondFactorForm,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = pageFor(args)
  const { services, url, lang, t, origin } = page
  const pending = pendingOf(page, args.request)
  const half = await readPendingSignIn(services.db, { pending, at: services.clock.now() })
  const to = url.searchParams.get('to') ?? ''
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/sign-in/second-factor'),
      lang,
      title: t('factor.ask'),
      description: t('factor.askLead'),
      indexed: false,
    }),
    lang,
    to,
    half: half && { totp: half.totp, passkey: half.passkey },
    signInHref: localPath(lang, `/sign-in${to ? `?to=${encodeURIComponent(to)}` : ''}`),
    passkeyAction: localPath(lang, '/sign-in/passkey'),
  }
}

export const action = defineAction(SecondFactorForm, async ({ code, to }, page) => {
  const { services, viewer, request, lang } = page
  const pending = pendingOf(page, request) ?? ''
  const userAgent = request.headers.get('User-Agent')
  const token = await finishSignIn(services, viewer, { pending, code, userAgent })
  return redirect(to || localPath(lang, '/account'), { headers: sessionHeaders(page, token) })
})

export default function SecondFactorPage() {
  const { t } = useTranslation()
  const { lang, to, half, signInHref, passkeyAction } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  if (!half)
    return (
      <AccountFrame title={t('factor.ask')} lead={t('factor.askOver')}>
        <ButtonLink href={signInHref}>{t('factor.signInAgain')}</ButtonLink>
      </AccountFrame>
    )
  return (
    <AccountFrame title={t('factor.ask')} lead={half.totp ? t('factor.askLead') : t('factor.askPasskeyLead')}>
      {half.passkey && (
        <PasskeyForm
          lang={lang}
          use="sign_in"
          action={passkeyAction}
          label={t('factor.usePasskey')}
          look={half.totp ? 'plain' : 'main'}
        >
          <input type="hidden" name="to" value={to} />
        </PasskeyForm>
      )}
      <ActionForm state={state}>
        <input type="hidden" name="to" value={to} />
        <TextField
          name="code"
          label={half.totp ? t('factor.code') : t('factor.recoveryCode')}
          hint={half.totp ? t('factor.codeHint') : t('factor.recoveryHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={60}
        />
        <Button look={half.totp ? 'main' : 'plain'}>{t('account.signIn')}</Button>
      </ActionForm>
      <p>
        <a className="inline-flex min-h-11 items-center" href={signInHref}>
          {t('factor.otherAccount')}
        </a>
      </p>
    </AccountFrame>
  )
}
