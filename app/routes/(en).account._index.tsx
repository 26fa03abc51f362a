import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { AccountPage, StaffLinks } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { forgetThenSubmit } from '~/ui/keep-page'
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
    secondFactor: viewer.secondFactor,
    platformRole: viewer.platformRole,
    organisations: viewer.organisations.map(({ id, nameZh, nameEn, kind, state, role }) => ({
      id,
      href: localPath(lang, `/organisations/${id}`),
      name: lang === 'en' ? nameEn || nameZh : nameZh || nameEn,
      current: id === viewer.organisation?.id,
      verified: state === 'verified',
      suspended: state === 'suspended',
      kind: t(`account.kind_${kind}`),
      state: t(`account.state_${state}`),
      role: t(`account.role_${role}`),
    })),
    newHref: localPath(lang, '/organisations/new'),
    workbenchHref: localPath(lang, '/workbench'),
    searchesHref: localPath(lang, '/workbench/searches'),
    chooseAction: `${path}/organisation`,
    factorHref: `${path}/second-factor`,
    deleteHref: `${path}/delete`,
    signOutAction: localPath(lang, '/sign-out'),
  }
}

export default function AccountOverviewPage() {
  const { t } = useTranslation()
  const {
    name,
    email,
    secondFactor,
    platformRole,
    organisations,
    newHref,
    workbenchHref,
    searchesHref,
    chooseAction,
    factorHref,
    deleteHref,
    signOutAction,
  } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={name} lead={email}>
      <Section id="organisations" title={t('account.organisations')}>
        {organisations.length === 0 ? (
          <p>{t('account.noOrganisations')}</p>
        ) : (
          <form method="post" action={chooseAction}>
            <ul className="panel divide-line divide-y">
              {organisations.map(({ id, href, name, current, verified, suspended, kind, state, role }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
                  <div className="grid min-w-0 gap-0.5">
                    <a className="inline-flex min-h-11 items-center font-semibold" href={href}>
                      {name}
                    </a>
                    <p className="text-muted flex flex-wrap items-center gap-2 text-sm">
                      {kind}
                      <span>{role}</span>
                      <Tag tone={verified ? 'pass' : suspended ? 'fail' : 'unknown'}>{state}</Tag>
                    </p>
                  </div>
                  {current ? (
                    <Tag tone="strong">{t('account.actingFor')}</Tag>
                  ) : (
                    <Button
                      size="small"
                      name="organisation"
                      value={id}
                      aria-label={t('account.actForNamed', { name })}
                    >
                      {t('account.actFor')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </form>
        )}
        <p className="flex flex-wrap gap-3">
          <ButtonLink look="main" href={workbenchHref}>
            {t('workbench.title')}
          </ButtonLink>
          <ButtonLink href={searchesHref}>{t('follow.searches')}</ButtonLink>
          <ButtonLink href={newHref}>{t('organisation.new')}</ButtonLink>
        </p>
      </Section>
      <StaffLinks role={platformRole} />
      <Section id="security" title={t('account.security')}>
        <p className="flex flex-wrap items-center gap-3">
          <Tag tone={secondFactor ? 'pass' : 'unknown'}>
            {secondFactor ? t('account.factorOn') : t('account.factorOff')}
          </Tag>
          <ButtonLink size="small" href={factorHref}>
            {t('factor.title')}
          </ButtonLink>
        </p>
      </Section>
      <form method="post" action={signOutAction} onSubmit={forgetThenSubmit} className="flex flex-wrap gap-3">
        <Button>{t('account.signOut')}</Button>
        <Button name="everywhere" value="1">
          {t('account.signOutEverywhere')}
        </Button>
      </form>
      <p>
        <a className="inline-flex min-h-11 items-center" href={deleteHref}>
          {t('account.delete')}
        </a>
      </p>
    </AccountPage>
  )
}
