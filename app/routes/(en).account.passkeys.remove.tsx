import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import {
  confirmedPage,
  defineAction,
  listPasskeys,
  RemovePasskeyForm,
  readFactors,
  removePasskey,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'

export const meta = headOf

const idOf = (request: Request) => readId(new URL(request.url).searchParams.get('passkey') ?? undefined)

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = confirmedPage(args)
  const id = idOf(args.request)
  const passkey = (await listPasskeys(services.db, viewer.id)).find((each) => each.id === id)
  if (!passkey) throw notFound('passkey')
  const { totpSince, passkeys } = await readFactors(services.db, viewer.id)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/passkeys/remove'),
      lang,
      title: t('factor.removePasskey'),
      description: t('factor.removePasskeyLead'),
      indexed: false,
    }),
    name: passkey.name,
    last: totpSince === null && passkeys === 1,
    backHref: localPath(lang, '/account/passkeys'),
  }
}

export const action = defineAction(
  RemovePasskeyForm,
  async (_input, page) => {
    const { services, viewer, request, lang, origin } = page
    const token = await removePasskey(services, viewer, { id: idOf(request) }, { origin })
    return redirect(localPath(lang, '/account/passkeys?removed'), { headers: sessionHeaders(page, token) })
  },
  confirmedPage,
)

export default function RemovePasskeyPage() {
  const { t } = useTranslation()
  const { name, last, backHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage
      title={t('factor.removePasskeyNamed', { name })}
      lead={last ? t('factor.removeLastPasskeyLead') : t('factor.removePasskeyLead')}
    >
      <ActionForm state={state}>
        <p className="flex flex-wrap gap-3">
          <Button look="main">{t('factor.remove')}</Button>
          <ButtonLink href={backHref}>{t('account.back')}</ButtonLink>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
