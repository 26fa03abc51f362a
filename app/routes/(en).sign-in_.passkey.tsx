import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, PasskeyForm } from '~/modules/accounts'
import {
  challengeOf,
  defineAction,
  pageFor,
  pendingOf,
  sessionHeaders,
  signInWithPasskey,
  UsePasskeyForm,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin } = pageFor(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/sign-in/passkey'),
      lang,
      title: t('factor.signInWithPasskey'),
      description: t('factor.signInWithPasskeyLead'),
      indexed: false,
    }),
    lang,
    to: url.searchParams.get('to') ?? '',
    action: localPath(lang, '/sign-in/passkey'),
    signInHref: localPath(lang, '/sign-in'),
  }
}

export const action = defineAction(UsePasskeyForm, async ({ credential, to }, page) => {
  const { services, viewer, request, lang, origin } = page
  const used = {
    credential,
    challengeToken: challengeOf(page, request),
    pending: pendingOf(page, request),
    userAgent: request.headers.get('User-Agent'),
  }
  const token = await signInWithPasskey(services, viewer, used, { origin })
  return redirect(to || localPath(lang, '/account'), { headers: sessionHeaders(page, token) })
})

export default function PasskeySignInPage() {
  const { t } = useTranslation()
  const { lang, to, action, signInHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const sent = state?.values.to
  return (
    <AccountFrame title={t('factor.signInWithPasskey')} lead={t('factor.signInWithPasskeyLead')}>
      {state && (
        <Notice urgent role="alert">
          {state.errors.credential ?? state.error}
        </Notice>
      )}
      <PasskeyForm
        lang={lang}
        use="sign_in"
        action={action}
        label={t('factor.usePasskey')}
        look="main"
        otherwise={<Notice>{t('factor.passkeyNeeds')}</Notice>}
      >
        <input type="hidden" name="to" value={typeof sent === 'string' ? sent : to} />
      </PasskeyForm>
      <p>
        <a className="inline-flex min-h-11 items-center" href={signInHref}>
          {t('factor.withPassword')}
        </a>
      </p>
    </AccountFrame>
  )
}
