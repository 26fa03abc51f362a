import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatInstant, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  MAX_LIST_BYTES,
  MAX_LIST_ROWS,
  mayDraftNeeds,
  readNeedLists,
  uploadNeedList,
} from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) throw notFound()
  const path = localPath(lang, '/needs/lists')
  const title = t('needList.title')
  const lists = await readNeedLists(services.db, team.id)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    newHref: localPath(lang, '/needs/new'),
    removed: url.searchParams.has('removed'),
    lead: t('needList.lead', {
      rows: formatNumber(MAX_LIST_ROWS, lang),
      mb: formatNumber(MAX_LIST_BYTES / 1_048_576, lang),
    }),
    lists: lists.map(({ id, name, createdAt, rows, drafted }) => ({
      href: `${path}/${id}`,
      name,
      created: formatInstant(createdAt, lang),
      progress: t('needList.progress', {
        rows: formatNumber(rows, lang),
        drafted: formatNumber(drafted, lang),
      }),
    })),
  }
}

export const action = defineAction(
  z.object({}),
  async (_none, { services, viewer, lang, form }) => {
    const file = form.get('file')
    const id = await uploadNeedList(services, viewer, file instanceof File ? file : null)
    return redirect(localPath(lang, `/needs/lists/${id}`))
  },
  personalPage,
  { files: { count: 1, each: MAX_LIST_BYTES, total: MAX_LIST_BYTES } },
)

export default function NeedListsPage() {
  const { t } = useTranslation()
  const { newHref, removed, lead, lists } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: newHref, label: t('need.postNew') }]}
        current={t('needList.title')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('needList.title')}</h1>
        <p className="max-w-prose">{lead}</p>
        <p className="text-muted max-w-prose text-sm">{t('needList.columns')}</p>
      </header>
      {removed && !refused && <Notice role="status">{t('needList.removed')}</Notice>}
      <ActionForm state={refused} encType="multipart/form-data" className="panel p-4">
        <TextField
          name="file"
          type="file"
          label={t('needList.file')}
          hint={t('needList.fileHint')}
          accept=".xlsx,.csv"
          className="py-2"
          required
        />
        <p>
          <Button look="main">{t('needList.upload')}</Button>
        </p>
      </ActionForm>
      <Section id="lists" title={t('needList.lists')}>
        {lists.length === 0 && <p className="text-muted">{t('needList.none')}</p>}
        <ul className="grid gap-2">
          {lists.map(({ href, name, created, progress }) => (
            <li key={href} className="panel flex flex-wrap items-center gap-x-4 px-4 py-1">
              <a className="inline-flex min-h-11 min-w-0 items-center font-medium break-all" href={href}>
                {name}
              </a>
              <span className="text-muted text-sm">{`${progress} · ${created}`}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
