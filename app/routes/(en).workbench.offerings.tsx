import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatInstant, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { inLang, OfferingStateTags } from '~/modules/offerings'
import { actOnOfferings, BulkActForm, ownFilters, readOwnOfferings } from '~/modules/offerings/index.server'
import { codeName } from '~/modules/vocabulary'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { EmptyState } from '~/ui/empty-state'
import { Field, Input } from '~/ui/field'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { cell, headCell, Table } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const PAGE = 50
const Filters = z.object({
  state: z.enum(ownFilters).optional(),
  q: z.string().max(80).optional(),
  after: z.coerce.number().int().positive().optional(),
  discarded: z.string().optional(),
  done: z.coerce.number().int().min(0).optional(),
  left: z.coerce.number().int().min(0).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const { organisation } = viewer
  if (organisation?.kind !== 'enterprise') throw notFound()
  const { state, q, after, done, left } = readFilters(url, Filters)
  const [own, vocabulary] = await Promise.all([
    readOwnOfferings(services.db, organisation.id, { filter: state, q, after, limit: PAGE }),
    services.vocabulary(),
  ])
  const path = localPath(lang, '/workbench/offerings')
  const to = (params: Record<string, string | number | undefined>) => {
    const given = Object.entries(params).filter(
      (pair): pair is [string, string | number] => pair[1] !== undefined,
    )
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return query ? `${path}?${query}` : path
  }
  const title = t('publish.own')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    organisation: inLang(lang, organisation.nameZh, organisation.nameEn),
    did: url.searchParams.has('discarded')
      ? t('publish.discarded')
      : done === undefined
        ? null
        : t('publish.bulkDone', { n: formatNumber(done, lang), left: formatNumber(left ?? 0, lang) }),
    newHref: localPath(lang, '/offerings/new'),
    workbenchHref: localPath(lang, '/workbench'),
    sheetHref: localPath(lang, '/offerings/spreadsheet'),
    clearHref: path,
    mayWrite: mayAct(viewer, 'prepare'),
    acts: mayAct(viewer, 'publish'),
    empty: own.total === 0,
    q: q ?? '',
    state: state ?? '',
    tabs: [
      { href: to({ q }), label: t('publish.all'), current: state === undefined },
      ...ownFilters
        .filter((each) => (own.counts[each] ?? 0) > 0 || each === state)
        .map((each) => ({
          href: to({ q, state: each }),
          label: each === 'editing' ? t('publish.editing') : t(`publish.state_${each}`),
          count: formatNumber(own.counts[each] ?? 0, lang),
          current: state === each,
        })),
    ],
    rows: own.rows.map((row) => ({
      id: row.id,
      href: localPath(lang, `/offerings/${row.id}/edit`),
      name: inLang(lang, row.nameZh, row.nameEn),
      track: codeName(vocabulary.tracks, row.track, lang),
      state: row.state,
      revision: row.revision,
      updated: formatInstant(row.updatedAt, lang),
    })),
    next: own.next === null ? null : to({ q, state, after: own.next }),
  }
}

export const action = defineAction(
  BulkActForm,
  async ({ act, id }, { services, viewer, lang }) => {
    const { done, left } = await actOnOfferings(services, viewer, { ids: id, act })
    return redirect(localPath(lang, `/workbench/offerings?done=${done}&left=${left}`))
  },
  personalPage,
)

export default function OwnOfferingsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.workbenchHref, label: t('workbench.title') }]}
        current={t('publish.own')}
      />
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-2xl md:text-3xl">{t('publish.own')}</h1>
          <p className="text-muted text-sm">{data.organisation}</p>
        </div>
        {data.mayWrite && (
          <p className="flex flex-wrap gap-3">
            <ButtonLink href={data.sheetHref}>{t('sheet.title')}</ButtonLink>
            <ButtonLink look="main" href={data.newHref}>
              {t('publish.newOffering')}
            </ButtonLink>
          </p>
        )}
      </header>
      {data.did && !refused && <Notice role="status">{data.did}</Notice>}
      {data.empty ? (
        <EmptyState title={t('publish.ownEmpty')}>
          <p className="text-muted">{t('publish.ownEmptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <form className="flex flex-wrap items-end gap-3">
            {data.state && <input type="hidden" name="state" value={data.state} />}
            <div className="min-w-60 flex-1">
              <Field id="q" label={t('publish.searchOwn')}>
                <Input id="q" name="q" type="search" defaultValue={data.q} maxLength={80} />
              </Field>
            </div>
            <Button>{t('publish.filter')}</Button>
          </form>
          <Tabs label={t('publish.state')} tabs={data.tabs} />
          {data.rows.length === 0 ? (
            <EmptyState title={t('publish.noneFits')}>
              <ButtonLink href={data.clearHref}>{t('publish.clear')}</ButtonLink>
            </EmptyState>
          ) : (
            <ActionForm state={refused}>
              <div className="panel">
                <Table caption={t('publish.own')}>
                  <thead>
                    <tr>
                      <th scope="col" className={headCell}>
                        {t('publish.reviewOffering')}
                      </th>
                      <th scope="col" className={headCell}>
                        {t('publish.state')}
                      </th>
                      <th scope="col" className={`${headCell} max-md:hidden`}>
                        {t('publish.track')}
                      </th>
                      <th scope="col" className={`${headCell} max-md:hidden`}>
                        {t('publish.updated')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.rows.map(({ id, href, name, track, state, revision, updated }) => (
                      <tr key={id}>
                        <td className={cell}>
                          <span className="flex items-center gap-1">
                            {data.acts && (
                              <label className="inline-flex min-h-11 min-w-11 items-center justify-center">
                                <input
                                  type="checkbox"
                                  name="id"
                                  value={id}
                                  className="size-5"
                                  aria-label={name}
                                />
                              </label>
                            )}
                            <a className="inline-flex min-h-11 items-center font-medium" href={href}>
                              {name}
                            </a>
                          </span>
                        </td>
                        <td className={cell}>
                          <span className="flex flex-wrap gap-1">
                            <OfferingStateTags state={state} revision={revision} />
                          </span>
                        </td>
                        <td className={`${cell} max-md:hidden`}>{track}</td>
                        <td className={`${cell} max-md:hidden`}>{updated}</td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
              <div className="flex flex-wrap gap-3">
                {data.acts && (
                  <>
                    <Button name="act" value="pause">
                      {t('publish.selectPause')}
                    </Button>
                    <Button name="act" value="resume">
                      {t('publish.selectResume')}
                    </Button>
                    <Confirm label={t('publish.selectArchive')} text={t('publish.archiveSure')}>
                      <Button name="act" value="archive">
                        {t('publish.archiveYes')}
                      </Button>
                    </Confirm>
                  </>
                )}
                {data.next && <ButtonLink href={data.next}>{t('publish.next')}</ButtonLink>}
              </div>
            </ActionForm>
          )}
        </>
      )}
    </div>
  )
}
