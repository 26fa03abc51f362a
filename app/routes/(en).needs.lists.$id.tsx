import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { listRowView, NeedListRows } from '~/modules/needs'
import {
  confirmRows,
  LIST_PAGE,
  mayDraftNeeds,
  readConfirmation,
  readNeedList,
  removeNeedList,
} from '~/modules/needs/index.server'
import { trackChoices } from '~/modules/offerings'
import { roots, termName } from '~/modules/vocabulary'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect, withDomainErrors } from '~/platform/http/index.server'
import { AnyFields } from '~/platform/http/parse-form.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, SelectField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

const Place = z.object({
  after: z.coerce.number().int().min(0).max(9_999).optional(),
  made: z.coerce.number().int().min(0).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const id = readId(args.params.id)
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) throw notFound()
  const { after = 0, made } = readFilters(url, Place)
  const [list, vocabulary] = await Promise.all([
    withDomainErrors(() => readNeedList(services.db, team.id, id, { after, limit: LIST_PAGE })),
    services.vocabulary(),
  ])
  const lists = localPath(lang, '/needs/lists')
  const path = `${lists}/${id}`
  const last = list.page.at(-1)?.position ?? 0
  const named = (terms: Iterable<{ code: string; zh: string; en: string }>) =>
    [...terms].map((term) => ({ value: term.code, label: termName(term, lang) }))
  return {
    head: makeHead({ origin, path, lang, title: list.name, description: list.name, indexed: false }),
    name: list.name,
    listsHref: lists,
    draftsHref: localPath(lang, '/workbench/needs?state=draft'),
    progress: t('needList.progress', { rows: list.rows, drafted: list.drafted }),
    made: made === undefined ? null : made === 0 ? t('needList.madeNone') : t('needList.made', { n: made }),
    rows: list.page.map((row) => listRowView(row, { vocabulary, lang, t })),
    tracks: trackChoices(vocabulary, lang),
    regions: [{ value: '', label: t('needForm.choose') }, ...named(vocabulary.regions.values())],
    scenarios: [{ value: '', label: t('needList.noScenario') }, ...named(roots(vocabulary.scenarios))],
    today: services.clock.today(),
    next: last < list.rows ? `${path}?after=${last}` : null,
    first: after > 0 ? path : null,
  }
}

export const action = defineAction(
  AnyFields,
  async (fields, { request, services, viewer, lang, params }) => {
    const id = readId(params.id)
    const lists = localPath(lang, '/needs/lists')
    if (fields.act === 'remove') {
      await removeNeedList(services, viewer, id)
      return redirect(`${lists}?removed`)
    }
    const made = await confirmRows(services, viewer, { id, confirmation: readConfirmation(fields) })
    const after = new URL(request.url).searchParams.get('after')
    return redirect(`${lists}/${id}?${after ? `after=${Number(after) || 0}&` : ''}made=${made}`)
  },
  personalPage,
)

export default function NeedListPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const open = data.rows.some(({ made }) => made === null)
  return (
    <div className="shell grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.listsHref, label: t('needList.title') }]}
        current={data.name}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl break-all md:text-3xl">{data.name}</h1>
        <p className="text-muted text-sm">{data.progress}</p>
      </header>
      {data.made && !refused && (
        <Notice role="status" title={data.made}>
          <a className="inline-flex min-h-11 items-center" href={data.draftsHref}>
            {t('needList.drafts')}
          </a>
        </Notice>
      )}
      <ActionForm state={refused} className="gap-5">
        {open && (
          <fieldset className="panel grid gap-3 p-4 md:grid-cols-3">
            <legend className="px-1 font-medium">{t('needList.common')}</legend>
            <SelectField name="scenarios" label={t('needList.scenario')} choices={data.scenarios} />
            <SelectField name="region" label={t('needList.region')} choices={data.regions} />
            <TextField name="neededBy" type="date" label={t('needList.neededBy')} min={data.today} />
          </fieldset>
        )}
        <NeedListRows key={data.progress + data.first} rows={data.rows} tracks={data.tracks} />
        <div className="flex flex-wrap items-center gap-3">
          {open ? (
            <Button look="main">{t('needList.make')}</Button>
          ) : (
            <p className="text-muted text-sm">{t('needList.allMade')}</p>
          )}
          {data.next && <ButtonLink href={data.next}>{t('needList.next')}</ButtonLink>}
          {data.first && <ButtonLink href={data.first}>{t('needList.first')}</ButtonLink>}
        </div>
      </ActionForm>
      <form method="post" className="flex flex-wrap items-center gap-3">
        <Button name="act" value="remove">
          {t('needList.remove')}
        </Button>
        <p className="text-muted text-sm">{t('needList.removeHint')}</p>
      </form>
    </div>
  )
}
