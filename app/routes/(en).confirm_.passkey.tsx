import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame, PasskeyForm } from '~/modules/accounts'
import {
  challengeOf,
  confirmWithPasskey,
  defineAction,
  personalPage,
  sessionHeaders,
  UsePasskeyForm,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin } = personalPage(args)
  const to = url.searchParams.get('to') ?? ''
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/confirm/passkey'),
      lang,
      title: t('account.confirm'),
      description: t('factor.confirmLead'),
      indexed: false,
    }),
    lang,
    to,
    action: localPath(lang, '/confirm/passkey'),
    confirmHref: localPath(lang, '/confirm'),
  }
}

export const action = defineAction(
  UsePasskeyForm,
  async ({ credential, to }, page) => {
    const { services, viewer, request, lang, origin } = page
    const used = { credential, challengeToken: challengeOf(page, request) }
    const token = await confirmWithPasskey(services, viewer, used, { origin })
    return redirect(to || localPath(lang, '/account'), { headers: sessionHeaders(page, token) })
  },
  personalPage,
)

export default function ConfirmWithPasskeyPage() {
  const { t } = useTranslation()
  const { lang, to, action, confirmHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const sent = state?.values.to
  const target = typeof sent === 'string' ? sent : to
  return (
    <AccountFrame title={t('account.confirm')} lead={t('factor.confirmLead')}>
      {state && (
        <Notice urgent role="alert">
          {state.errors.credential ?? state.error}
        </Notice>
      )}
      <PasskeyForm
        lang={lang}
        use="confirm"
        action={action}
        label={t('factor.usePasskey')}
        look="main"
        otherwise={<Notice>{t('factor.passkeyNeeds')}</Notice>}
      >
        <input type="hidden" name="to" value={target} />
      </PasskeyForm>
      <p>
        <a
          className="inline-flex min-h-11 items-center"
          href={`${confirmHref}?to=${encodeURIComponent(target)}`}
        >
          {t('factor.confirmWithPassword')}
        </a>
      </p>
    </AccountFrame>
  )
}
