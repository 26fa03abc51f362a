import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { membershipIn, rightsOf } from '~/modules/accounts'
import { defineAction, NoFields, personalPage } from '~/modules/accounts/index.server'
import { needCardView, needScopeOf, renewedUntil } from '~/modules/needs'
import { readNeed, renewNeed } from '~/modules/needs/index.server'
import { notFoundError } from '~/platform/errors'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import {
  domainErrorResponse,
  type LoaderFunctionArgs,
  redirect,
  withDomainErrors,
} from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const [vocabulary, need] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readNeed(services.db, needScopeOf(viewer), id)),
  ])
  if (!rightsOf(membershipIn(viewer, need.organisation.id)).includes('publish'))
    throw domainErrorResponse(notFoundError('need', id))
  const title = t('needLife.renewTitle')
  const path = localPath(lang, `/needs/${id}`)
  return {
    head: makeHead({ origin, path: `${path}/renew`, lang, title, description: title, indexed: false }),
    need: { href: path, title: needCardView(need, { vocabulary, lang }).plainTitle },
    needsHref: localPath(lang, '/needs'),
    open: need.state === 'open',
    until: need.openUntil && formatDate(need.openUntil, lang),
    renewed: formatDate(renewedUntil(services.clock.today()), lang),
  }
}

export const action = defineAction(
  NoFields,
  async (_fields, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    await renewNeed(services, viewer, id)
    return redirect(localPath(lang, `/needs/${id}?did=renewed`))
  },
  personalPage,
)

export default function RenewPage() {
  const { t } = useTranslation()
  const { need, needsHref, open, until, renewed } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[
          { href: needsHref, label: t('site.needs') },
          { href: need.href, label: need.title },
        ]}
        current={t('needLife.renewTitle')}
      />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('needLife.renewTitle')}</h1>
        <p className="font-semibold">{need.title}</p>
        <p>{until === null ? t('needLife.standsOpen') : t('needLife.standsUntil', { day: until })}</p>
      </div>
      {open ? (
        <ActionForm state={refused} className="panel max-w-2xl p-4">
          <p className="text-sm">{t('needLife.renewLead', { day: renewed })}</p>
          <div className="flex flex-wrap gap-3">
            <Button look="main">{t('needLife.renew')}</Button>
            <ButtonLink href={need.href} look="quiet">
              {t('needLife.back')}
            </ButtonLink>
          </div>
        </ActionForm>
      ) : (
        <>
          <Notice role={refused ? 'alert' : undefined}>{t('needLife.renewNotOpen')}</Notice>
          <p>
            <ButtonLink href={need.href}>{t('needLife.back')}</ButtonLink>
          </p>
        </>
      )}
    </div>
  )
}
