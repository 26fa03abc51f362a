import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import {
  confirmedPage,
  DeletePersonForm,
  defineAction,
  deletePerson,
  findDeletionObstacles,
  signedOutHeaders,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, viewer } = confirmedPage(args)
  const { soleOwnerOf, lastAdministrator } = await findDeletionObstacles(services.db, viewer.id)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/delete'),
      lang,
      title: t('account.delete'),
      description: t('account.deleteLead'),
      indexed: false,
    }),
    email: viewer.email,
    obstacles: [
      ...soleOwnerOf.map(({ nameZh, nameEn }) =>
        t('account.deleteSoleOwner', { name: lang === 'en' ? nameEn || nameZh : nameZh }),
      ),
      ...(lastAdministrator ? [t('account.deleteLastAdmin')] : []),
    ],
    backHref: localPath(lang, '/account'),
  }
}

export const action = defineAction(
  DeletePersonForm,
  async (input, page) => {
    await deletePerson(page.services, page.viewer, input)
    return redirect(localPath(page.lang, '/sign-in?deleted'), { headers: signedOutHeaders(page) })
  },
  confirmedPage,
)

export default function DeletePage() {
  const { t } = useTranslation()
  const { email, obstacles, backHref } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('account.delete')} lead={t('account.deleteLead')}>
      <ul className="list-disc pl-5">
        <li>{t('account.deleteWhat')}</li>
        <li>{t('account.deleteKeeps')}</li>
      </ul>
      {obstacles.length > 0 ? (
        <>
          <Notice urgent title={t('account.deleteBlocked')}>
            <ul className="grid gap-1">
              {obstacles.map((obstacle) => (
                <li key={obstacle}>{obstacle}</li>
              ))}
            </ul>
          </Notice>
          <p>
            <ButtonLink href={backHref}>{t('account.back')}</ButtonLink>
          </p>
        </>
      ) : (
        <ActionForm state={state}>
          <TextField
            name="email"
            label={t('account.deleteType', { email })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
          />
          <p className="flex flex-wrap gap-3">
            <Button look="main">{t('account.deleteNow')}</Button>
            <ButtonLink href={backHref}>{t('account.back')}</ButtonLink>
          </p>
        </ActionForm>
      )}
    </AccountPage>
  )
}
