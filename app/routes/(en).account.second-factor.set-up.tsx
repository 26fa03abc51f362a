import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, RecoveryCodes } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  readTotpSetUp,
  SetUpTotpForm,
  sessionHeaders,
  setUpTotp,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs } from '~/platform/http/index.server'
import { qrPath } from '~/platform/qr'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = confirmedPage(args)
  // Null where nothing was begun, and once the form was sent: then the new codes stand here.
  const waiting = await readTotpSetUp(services, viewer)
  const backHref = localPath(lang, '/account/second-factor')
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/second-factor/set-up'),
      lang,
      title: t('factor.setUp'),
      description: t('factor.lead'),
      indexed: false,
    }),
    secret: waiting && { text: waiting.text, address: waiting.address, qr: qrPath(waiting.address) },
    backHref,
  }
}

export const action = defineAction(
  SetUpTotpForm,
  async (input, page) => {
    const { services, viewer, origin } = page
    const { token, codes } = await setUpTotp(services, viewer, input, { origin })
    return json({ codes }, { headers: sessionHeaders(page, token) })
  },
  confirmedPage,
)

export default function SetUpPage() {
  const { t } = useTranslation()
  const { secret, backHref } = useLoaderData<typeof loader>()
  const result = useActionData<FormState | { codes: string[] }>()
  if (result && 'codes' in result)
    return (
      <AccountPage title={t('factor.onNow')} lead={t('factor.onNowLead')}>
        <RecoveryCodes codes={result.codes} />
        <p>
          <ButtonLink look="main" href={backHref}>
            {t('factor.codesKept')}
          </ButtonLink>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={t('factor.setUp')}>
      {secret && (
        <ol className="grid list-decimal gap-5 pl-6">
          <li>{t('factor.stepApp')}</li>
          <li>
            <div className="grid gap-3">
              <p>{t('factor.stepScan')}</p>
              <a
                href={secret.address}
                className="w-fit rounded bg-white"
                data-document=""
                aria-label={t('factor.openApp')}
              >
                <svg
                  viewBox={`0 0 ${secret.qr.size} ${secret.qr.size}`}
                  className="block size-56"
                  shapeRendering="crispEdges"
                  role="img"
                  aria-label={t('factor.qr')}
                >
                  <path d={secret.qr.path} fill="#000" />
                </svg>
              </a>
              <p>
                {t('factor.stepType')}
                <code className="mt-1 block font-mono text-lg break-words select-all" data-secret="">
                  {secret.text}
                </code>
              </p>
            </div>
          </li>
          <li>
            <div className="grid gap-3">
              <p>{t('factor.stepCode')}</p>
              <ActionForm state={result}>
                <TextField
                  name="code"
                  label={t('factor.code')}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  required
                  maxLength={60}
                />
                <p>
                  <Button look="main">{t('factor.turnOn')}</Button>
                </p>
              </ActionForm>
            </div>
          </li>
        </ol>
      )}
      {!secret && (
        <div className="grid gap-4">
          <p>{t('factor.notBegun')}</p>
          <p>
            <ButtonLink look="main" href={backHref}>
              {t('factor.title')}
            </ButtonLink>
          </p>
        </div>
      )}
    </AccountPage>
  )
}
