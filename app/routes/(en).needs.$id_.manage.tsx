import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readOrganisationNames } from '~/modules/accounts/index.server'
import { NeedOnList, needOnListView } from '~/modules/challenges'
import { readEntryOfNeed } from '~/modules/challenges/index.server'
import { NeedManage, needManageView } from '~/modules/needs'
import { discardNeedRevision, ownNeedPage, reopenNeed } from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

export const meta = headOf

const done = ['opened', 'revised', 'closed', 'reopened', 'discarded'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, own, id } = await ownNeedPage(args)
  const title = t('needForm.manage')
  const [invited, listed] = await Promise.all([
    readOrganisationNames(services, own.settings.invited),
    readEntryOfNeed(services.db, id),
  ])
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/needs/${id}/manage`),
      lang,
      title,
      description: title,
      indexed: false,
    }),
    needs: localPath(lang, '/needs/new'),
    quotes: own.need.state === 'draft' ? null : localPath(lang, `/needs/${id}/quotes`),
    did: done.find((word) => url.searchParams.has(word)) ?? null,
    onList: needOnListView(listed, lang),
    view: needManageView(own.need, {
      rights: own.rights,
      draftAt: own.revision?.updatedAt ?? null,
      invited: invited.map(({ name_zh, name_en }) => (lang === 'en' ? name_en || name_zh : name_zh)),
      lang,
    }),
  }
}

export const action = defineAction(
  z.object({ act: z.enum(['reopen', 'discard']) }),
  async ({ act }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    if (act === 'reopen') await reopenNeed(services, viewer, { id })
    else await discardNeedRevision(services, viewer, { id })
    const word = act === 'reopen' ? 'reopened' : 'discarded'
    return redirect(localPath(lang, `/needs/${id}/manage?${word}`))
  },
  personalPage,
)

export default function ManageNeedPage() {
  const { t } = useTranslation()
  const { needs, quotes, did, onList, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: needs, label: t('needForm.startCopy') }]}
        current={view.title}
      />
      {did && !state && <Notice role="status">{t(`needForm.${did}`)}</Notice>}
      <NeedManage view={view} state={state} />
      {quotes && (
        <p className="no-print">
          <ButtonLink href={quotes}>{t('quote.toCompare')}</ButtonLink>
        </p>
      )}
      {onList && <NeedOnList view={onList} />}
    </div>
  )
}
