import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountFrame } from '~/modules/accounts'
import {
  changeEmail,
  defineAction,
  EmailLinkForm,
  isEmailTokenGood,
  pageFor,
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
    purpose: 'change_email',
    token,
    at: services.clock.now(),
  })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/change-email'),
      lang,
      title: t('account.changeEmail'),
      description: t('account.changeEmailLead'),
      indexed: false,
    }),
    token,
    good,
    accountHref: localPath(lang, '/account'),
  }
}

export const action = defineAction(EmailLinkForm, async (input, page) => {
  const { services, viewer, lang } = page
  await changeEmail(services, viewer, input)
  return redirect(localPath(lang, '/sign-in?changed'))
})

export default function ChangeEmailPage() {
  const { t } = useTranslation()
  const { token, good, accountHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountFrame
      title={t('account.changeEmail')}
      lead={good ? t('account.changeEmailLead') : t('account.linkOver')}
    >
      {good ? (
        <ActionForm state={state}>
          <input type="hidden" name="token" value={token} />
          <Button look="main">{t('account.changeEmail')}</Button>
        </ActionForm>
      ) : (
        <ButtonLink href={accountHref}>{t('account.title')}</ButtonLink>
      )}
    </AccountFrame>
  )
}
