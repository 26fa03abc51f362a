import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { StaffLinks } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { Section } from '~/ui/section'

export const meta = headOf

export function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, viewer } = personalPage(args)
  const path = localPath(lang, '/account')
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('account.title'),
      description: t('account.title'),
      indexed: false,
    }),
    name: viewer.name,
    email: viewer.email,
    platformRole: viewer.platformRole,
    signOutAction: localPath(lang, '/sign-out'),
  }
}

export default function AccountPage() {
  const { t } = useTranslation()
  const { name, email, platformRole, signOutAction } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-4xl gap-8 py-8">
      <h1 className="text-2xl md:text-3xl">{t('account.title')}</h1>
      <Section id="person" title={name}>
        <p>{email}</p>
      </Section>
      <StaffLinks role={platformRole} />
      <Section id="sessions" title={t('account.sessions')}>
        <form method="post" action={signOutAction} className="flex flex-wrap gap-3">
          <Button>{t('account.signOut')}</Button>
          <Button name="everywhere" value="1">
            {t('account.signOutEverywhere')}
          </Button>
        </form>
      </Section>
    </div>
  )
}
