import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import { defineAction, ProfileForm, personalPage, saveProfile } from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { url, lang, t, origin, viewer } = personalPage(args)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/profile'),
      lang,
      title: t('account.profile'),
      description: t('account.profileLead'),
      indexed: false,
    }),
    name: viewer.name,
    language: viewer.language,
    saved: url.searchParams.has('saved'),
  }
}

export const action = defineAction(
  ProfileForm,
  async (input, { services, viewer, lang }) => {
    await saveProfile(services, viewer, input)
    return redirect(localPath(lang, '/account/profile?saved'))
  },
  personalPage,
)

export default function ProfilePage() {
  const { t } = useTranslation()
  const { name, language, saved } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <AccountPage title={t('account.profile')} lead={t('account.profileLead')}>
      {saved && !state && <Notice role="status">{t('account.saved')}</Notice>}
      <ActionForm state={state}>
        <TextField
          name="name"
          label={t('account.name')}
          defaultValue={name}
          autoComplete="name"
          required
          maxLength={80}
        />
        <SelectField
          name="language"
          label={t('account.language')}
          hint={t('account.languageHint')}
          defaultValue={language}
          choices={[
            { value: 'zh', label: t('account.zh') },
            { value: 'en', label: t('account.en') },
          ]}
        />
        <p>
          <Button look="main">{t('account.save')}</Button>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
