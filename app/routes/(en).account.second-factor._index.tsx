import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  personalPage,
  readFactors,
  StartTotpForm,
  startTotp,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = personalPage(args)
  const { totpSince, passkeys, recoveryCodes } = await readFactors(services.db, viewer.id)
  const path = localPath(lang, '/account/second-factor')
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('factor.title'),
      description: t('factor.lead'),
      indexed: false,
    }),
    since: totpSince && formatDate(totpSince, lang),
    passkeys,
    recoveryCodes,
    off: url.searchParams.has('off'),
    offHref: `${path}/turn-off`,
    codesHref: `${path}/recovery-codes`,
    passkeysHref: localPath(lang, '/account/passkeys'),
  }
}

export const action = defineAction(
  StartTotpForm,
  async (_input, { services, viewer, lang }) => {
    await startTotp(services, viewer)
    return redirect(localPath(lang, '/account/second-factor/set-up'))
  },
  confirmedPage,
)

export default function SecondFactorPage() {
  const { t } = useTranslation()
  const { since, passkeys, recoveryCodes, off, offHref, codesHref, passkeysHref } =
    useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const on = since !== null || passkeys > 0
  return (
    <AccountPage title={t('factor.title')} lead={t('factor.lead')}>
      {off && <Notice role="status">{t('factor.offNow')}</Notice>}
      <Section id="totp" title={t('factor.totp')}>
        {since ? (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <Tag tone="pass">{t('factor.on')}</Tag>
              {t('factor.since', { date: since })}
            </p>
            <p>
              <ButtonLink href={offHref}>{t('factor.turnOff')}</ButtonLink>
            </p>
          </>
        ) : (
          <>
            <p className="max-w-prose">{t('factor.totpWhat')}</p>
            <ActionForm state={state}>
              <p>
                <Button look="main">{t('factor.start')}</Button>
              </p>
            </ActionForm>
          </>
        )}
      </Section>
      <Section id="passkeys" title={t('factor.passkeys')}>
        <p className="max-w-prose">{t('factor.passkeysWhat')}</p>
        <p className="flex flex-wrap items-center gap-3">
          <ButtonLink href={passkeysHref}>{t('factor.managePasskeys', { n: passkeys })}</ButtonLink>
        </p>
      </Section>
      {on && (
        <Section id="codes" title={t('factor.recoveryCodes')}>
          <p className="max-w-prose">{t('factor.recoveryWhat')}</p>
          {recoveryCodes <= 3 ? (
            <Notice urgent>{t('factor.codesLeft', { n: recoveryCodes })}</Notice>
          ) : (
            <p>{t('factor.codesLeft', { n: recoveryCodes })}</p>
          )}
          <p>
            <ButtonLink href={codesHref}>{t('factor.newCodes')}</ButtonLink>
          </p>
        </Section>
      )}
    </AccountPage>
  )
}
