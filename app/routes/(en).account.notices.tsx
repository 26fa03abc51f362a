import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { PreferencesTable, preferencesView } from '~/modules/notifications'
import { PreferencesForm, readPreferences, savePreferences } from '~/modules/notifications/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, SelectField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

/** How the viewer wants to be told. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { kinds, quiet } = await readPreferences(services.db, viewer.id)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/account/notices'),
      lang,
      title: t('notice.preferences'),
      description: t('notice.preferencesLead'),
      indexed: false,
    }),
    groups: preferencesView(kinds, lang),
    quiet,
    saved: url.searchParams.has('saved'),
  }
}

export const action = defineAction(
  PreferencesForm,
  async (chosen, { services, viewer, lang }) => {
    await savePreferences(services, viewer, chosen)
    return redirect(localPath(lang, '/account/notices?saved'))
  },
  personalPage,
)

export default function NoticePreferencesPage() {
  const { t } = useTranslation()
  const { groups, quiet, saved } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const hours = [
    { value: '', label: t('notice.quietNone') },
    ...Array.from({ length: 24 }, (_, n) => ({ value: String(n), label: t('notice.hour', { n }) })),
  ]
  return (
    <AccountPage title={t('notice.preferences')} lead={t('notice.preferencesLead')}>
      {saved && !state && <Notice role="status">{t('notice.saved')}</Notice>}
      <ActionForm state={state} className="gap-6">
        <PreferencesTable groups={groups} />
        <p className="text-muted text-sm">{t('notice.mailHint')}</p>
        <Section id="quiet" title={t('notice.quietTitle')} lead={t('notice.quietLead')}>
          <div className="grid max-w-sm grid-cols-2 gap-3">
            <SelectField
              name="quietFrom"
              label={t('notice.quietFrom')}
              choices={hours}
              defaultValue={quiet ? String(quiet.from) : ''}
            />
            <SelectField
              name="quietTo"
              label={t('notice.quietTo')}
              choices={hours}
              defaultValue={quiet ? String(quiet.to) : ''}
            />
          </div>
        </Section>
        <p>
          <Button look="main">{t('notice.save')}</Button>
        </p>
      </ActionForm>
    </AccountPage>
  )
}
