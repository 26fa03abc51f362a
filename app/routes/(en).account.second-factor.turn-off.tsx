import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  readFactors,
  sessionHeaders,
  TurnOffTotpForm,
  turnOffTotp,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = confirmedPage(args)
  const { totpSince, passkeys } = await readFactors(services.db, viewer.id)
  const backHref = localPath(lang, '/account/second-factor')
  if (totpSince === null) throw redirect(backHref)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/second-factor/turn-off'),
      lang,
      title: t('factor.turnOff'),
      description: t('factor.turnOffLead'),
      indexed: false,
    }),
    last: passkeys === 0,
    email: viewer.email,
    backHref,
  }
}

export const action = defineAction(
  TurnOffTotpForm,
  async (input, page) => {
    const { services, viewer, lang, origin } = page
    const token = await turnOffTotp(services, viewer, input, { origin })
    return redirect(localPath(lang, '/account/second-factor?off'), { headers: sessionHeaders(page, token) })
  },
  confirmedPage,
)

export default function TurnOffPage() {
  const { t } = useTranslation()
  const { last, email, backHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('factor.turnOff')} lead={last ? t('factor.turnOffLead') : t('factor.turnOffMore')}>
      <ActionForm state={state}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          name="password"
          type="password"
          label={t('account.currentPassword')}
          autoComplete="current-password"
          required
        />
        <p className="flex flex-wrap gap-3">
          <Button look="main">{t('factor.turnOff')}</Button>
          <ButtonLink href={backHref}>{t('account.back')}</ButtonLink>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
