import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame } from '~/modules/accounts'
import {
  defineAction,
  isEmailTokenGood,
  pageFor,
  VerifyEmailForm,
  verifyEmail,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

/** Opening the link changes nothing: programs that look into mails open links too. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = pageFor(args)
  const token = url.searchParams.get('token') ?? ''
  const good = await isEmailTokenGood(services.db, {
    purpose: 'verify_email',
    token,
    at: services.clock.now(),
  })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/verify-email'),
      lang,
      title: t('account.verify'),
      description: t('account.verifyLead'),
      indexed: false,
    }),
    token,
    to: url.searchParams.get('to') ?? '',
    good,
    registerHref: localPath(lang, '/register'),
  }
}

export const action = defineAction(VerifyEmailForm, async ({ token, to }, { services, viewer, lang }) => {
  await verifyEmail(services, viewer, { token })
  const query = to ? `&to=${encodeURIComponent(to)}` : ''
  return redirect(localPath(lang, `/sign-in?verified${query}`))
})

export default function VerifyEmailPage() {
  const { t } = useTranslation()
  const { token, to, good, registerHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame title={t('account.verify')} lead={good ? t('account.verifyLead') : t('account.linkOver')}>
      {good ? (
        <ActionForm state={state}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="to" value={to} />
          <Button look="main">{t('account.verify')}</Button>
        </ActionForm>
      ) : (
        <ButtonLink href={registerHref}>{t('account.registerAgain')}</ButtonLink>
      )}
    </AccountFrame>
  )
}
