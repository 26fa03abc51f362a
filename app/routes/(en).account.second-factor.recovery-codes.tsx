import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, RecoveryCodes } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  RecoveryCodesForm,
  readFactors,
  replaceRecoveryCodes,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = confirmedPage(args)
  const { totpSince, passkeys, recoveryCodes } = await readFactors(services.db, viewer.id)
  const backHref = localPath(lang, '/account/second-factor')
  if (totpSince === null && passkeys === 0) throw redirect(backHref)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/second-factor/recovery-codes'),
      lang,
      title: t('factor.newCodes'),
      description: t('factor.newCodesLead'),
      indexed: false,
    }),
    left: recoveryCodes,
    backHref,
  }
}

export const action = defineAction(
  RecoveryCodesForm,
  async (_input, page) => {
    const { services, viewer, origin } = page
    const { token, codes } = await replaceRecoveryCodes(services, viewer, { origin })
    return json({ codes }, { headers: sessionHeaders(page, token) })
  },
  confirmedPage,
)

export default function RecoveryCodesPage() {
  const { t } = useTranslation()
  const { left, backHref } = useLoaderData<typeof loader>()
  const result = useActionData<FormState | { codes: string[] }>()
  if (result && 'codes' in result)
    return (
      <AccountPage title={t('factor.recoveryCodes')}>
        <RecoveryCodes codes={result.codes} />
        <p>
          <ButtonLink look="main" href={backHref}>
            {t('factor.codesKept')}
          </ButtonLink>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={t('factor.newCodes')} lead={t('factor.newCodesLead')}>
      <p>{t('factor.codesLeft', { n: left })}</p>
      <ActionForm state={result}>
        <p className="flex flex-wrap gap-3">
          <Button look="main">{t('factor.newCodes')}</Button>
          <ButtonLink href={backHref}>{t('account.back')}</ButtonLink>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
