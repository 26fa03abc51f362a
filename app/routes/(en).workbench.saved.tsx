import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { FollowTabs, SavedItems } from '~/modules/follows'
import { readSavedItems, removeItem, SaveItemForm, saveItem } from '~/modules/follows/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

const dids = ['followed', 'unfollowed'] as const

/** The needs and offerings that the viewer saved. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const path = localPath(lang, '/workbench/saved')
  const title = t('follow.items')
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    did: did ? t(`follow.did_${did}`) : null,
    groups: (await readSavedItems(services.db, viewer, lang)).filter(({ items }) => items.length > 0),
    workbenchHref: localPath(lang, '/workbench'),
    settingsHref: localPath(lang, '/account/notices'),
    offeringsHref: localPath(lang, '/offerings'),
    needsHref: localPath(lang, '/needs'),
  }
}

export const action = defineAction(
  SaveItemForm,
  async ({ act, from, ...item }, { services, viewer, lang }) => {
    if (act === 'save') await saveItem(services, viewer, item)
    else await removeItem(services, viewer, item)
    const did = act === 'save' ? 'followed' : 'unfollowed'
    return redirect(
      localPath(lang, from === 'page' ? `/${item.kind}/${item.id}` : `/workbench/saved?did=${did}`),
    )
  },
  personalPage,
)

export default function SavedItemsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.workbenchHref, label: t('workbench.title') }]}
        current={t('follow.items')}
      />
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-2xl md:text-3xl">{t('follow.items')}</h1>
          <p className="text-muted max-w-[70ch] text-sm text-pretty">{t('follow.itemsLead')}</p>
        </div>
        <ButtonLink href={data.settingsHref}>{t('follow.settings')}</ButtonLink>
      </header>
      <FollowTabs current="saved" />
      {refused?.error && <Notice title={refused.error} urgent role="alert" />}
      {data.did && <Notice role="status">{data.did}</Notice>}
      {data.groups.length === 0 ? (
        <EmptyState title={t('follow.itemsEmpty')}>
          <p className="max-w-[60ch] text-pretty">{t('follow.itemsEmptyText')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="main" href={data.offeringsHref}>
              {t('follow.findOfferings')}
            </ButtonLink>
            <ButtonLink href={data.needsHref}>{t('follow.findNeeds')}</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        data.groups.map(({ kind, items }) => <SavedItems key={kind} kind={kind} items={items} />)
      )}
    </div>
  )
}
