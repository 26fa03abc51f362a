import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, PasskeyForm, RecoveryCodes } from '~/modules/accounts'
import {
  AddPasskeyForm,
  addPasskey,
  challengeOf,
  confirmedPage,
  defineAction,
  listPasskeys,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { FormErrors, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, viewer } = confirmedPage(args)
  const path = localPath(lang, '/account/passkeys')
  const passkeys = await listPasskeys(services.db, viewer.id)
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('factor.passkeys'),
      description: t('factor.passkeysWhat'),
      indexed: false,
    }),
    lang,
    path,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      about: lastUsedAt
        ? t('factor.passkeyUsed', { made: formatDate(createdAt, lang), used: formatDate(lastUsedAt, lang) })
        : t('factor.passkeyUnused', { made: formatDate(createdAt, lang) }),
      removeHref: `${path}/remove?passkey=${id}`,
    })),
    done: ['added', 'removed'].find((each) => url.searchParams.has(each)) ?? null,
  }
}

export const action = defineAction(
  AddPasskeyForm,
  async (input, page) => {
    const { services, viewer, request, lang, origin } = page
    const passkey = { ...input, challengeToken: challengeOf(page, request) }
    const { token, codes } = await addPasskey(services, viewer, passkey, { origin })
    const headers = sessionHeaders(page, token)
    return codes.length > 0
      ? json({ codes }, { headers })
      : redirect(localPath(lang, '/account/passkeys?added'), { headers })
  },
  confirmedPage,
)

export default function PasskeysPage() {
  const { t } = useTranslation()
  const { lang, path, passkeys, done } = useLoaderData<typeof loader>()
  const result = useActionData<FormState | { codes: string[] }>()
  if (result && 'codes' in result)
    return (
      <AccountPage title={t('factor.passkeyAdded')} lead={t('factor.onNowLead')}>
        <RecoveryCodes codes={result.codes} />
        <p>
          <ButtonLink look="main" href={path}>
            {t('factor.codesKept')}
          </ButtonLink>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={t('factor.passkeys')} lead={t('factor.passkeysWhat')}>
      {done === 'added' && <Notice role="status">{t('factor.passkeyAdded')}</Notice>}
      {done === 'removed' && <Notice role="status">{t('factor.passkeyRemoved')}</Notice>}
      {passkeys.length > 0 ? (
        <ul className="panel divide-line divide-y">
          {passkeys.map(({ id, name, about, removeHref }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="text-muted text-sm">{about}</p>
              </div>
              <ButtonLink
                size="small"
                href={removeHref}
                aria-label={t('factor.removePasskeyNamed', { name })}
              >
                {t('factor.remove')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('factor.noPasskeys')}</p>
      )}
      <Section id="add" title={t('factor.addPasskey')}>
        <FormErrors state={result}>
          <PasskeyForm
            lang={lang}
            use="register"
            action={path}
            label={t('factor.addPasskey')}
            look="main"
            otherwise={<Notice>{t('factor.passkeyNeeds')}</Notice>}
          >
            <TextField
              name="name"
              label={t('factor.passkeyName')}
              hint={t('factor.passkeyNameHint')}
              required
              maxLength={60}
            />
          </PasskeyForm>
        </FormErrors>
      </Section>
    </AccountPage>
  )
}
