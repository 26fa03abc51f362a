import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDate, formatInstant, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { actOnNeeds, BulkNeedsForm, listOwnNeeds, ownNeedFilters } from '~/modules/needs/index.server'
import { inLang } from '~/modules/offerings'
import { codeName } from '~/modules/vocabulary'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
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
  state: z.enum(ownNeedFilters).optional(),
  q: z.string().max(80).optional(),
  after: z.coerce.number().int().positive().optional(),
  done: z.coerce.number().int().min(0).optional(),
  left: z.coerce.number().int().min(0).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin, url } = personalPage(args)
  const { organisation } = viewer
  if (organisation?.kind !== 'rescue_team') throw notFound()
  const { state, q, after, done, left } = readFilters(url, Filters)
  const [own, vocabulary] = await Promise.all([
    listOwnNeeds(services.db, organisation.id, {
      filter: state,
      q,
      after,
      limit: PAGE,
      today: services.clock.today(),
    }),
    services.vocabulary(),
  ])
  const path = localPath(lang, '/workbench/needs')
  const to = (params: Record<string, string | number | undefined>, base = path) => {
    const given = Object.entries(params).filter(
      (pair): pair is [string, string | number] => pair[1] !== undefined,
    )
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return query ? `${base}?${query}` : base
  }
  const nameOf = (standing: (typeof ownNeedFilters)[number]) =>
    standing === 'lapsing' || standing === 'revised'
      ? t(`workbench.need_${standing}`)
      : t(`need.state_${standing}`)
  const title = t('workbench.needsTitle')
  const did = left ? t('workbench.didLeft', { n: done ?? 0, left }) : t('workbench.did', { n: done ?? 0 })
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    organisation: inLang(lang, organisation.nameZh, organisation.nameEn),
    did: done === undefined ? null : did,
    newHref: localPath(lang, '/needs/new'),
    workbenchHref: localPath(lang, '/workbench'),
    exportHref: to({ state, q }, localPath(lang, '/workbench/needs.csv')),
    clearHref: path,
    mayWrite: mayAct(viewer, 'prepare'),
    acts: mayAct(viewer, 'publish'),
    empty: Object.keys(own.counts).length === 0,
    q: q ?? '',
    state: state ?? '',
    tabs: [
      { href: to({ q }), label: t('workbench.all'), current: state === undefined },
      ...ownNeedFilters
        .filter((each) => (own.counts[each] ?? 0) > 0 || each === state)
        .map((each) => ({
          href: to({ q, state: each }),
          label: nameOf(each),
          count: formatNumber(own.counts[each] ?? 0, lang),
          current: state === each,
        })),
    ],
    rows: own.rows.map((row) => ({
      id: row.id,
      href: localPath(lang, `/needs/${row.id}/manage`),
      name: inLang(lang, row.titleZh, row.titleEn) || t('needForm.untitled'),
      standing: row.standing,
      state: nameOf(row.standing),
      tracks: row.tracks
        .map((code) => codeName(vocabulary.tracks, code, lang))
        .join(lang === 'zh' ? '、' : ', '),
      until: row.openUntil && row.state === 'open' ? formatDate(row.openUntil, lang) : null,
      endorsements: formatNumber(row.endorsements, lang),
      updated: formatInstant(row.updatedAt, lang),
    })),
    next: own.next === null ? null : to({ q, state, after: own.next }),
  }
}

export const action = defineAction(
  BulkNeedsForm,
  async (acted, { services, viewer, lang }) => {
    const { done, left } = await actOnNeeds(services, viewer, acted)
    return redirect(localPath(lang, `/workbench/needs?done=${done}&left=${left}`))
  },
  personalPage,
)

export default function OwnNeedsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const heads = ['need', 'state', 'openUntil', 'track', 'endorsements', 'updated'] as const
  const wide = (index: number) => (index > 1 ? ' max-md:hidden' : '')
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.workbenchHref, label: t('workbench.title') }]}
        current={t('workbench.needsTitle')}
      />
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-2xl md:text-3xl">{t('workbench.needsTitle')}</h1>
          <p className="text-muted text-sm">{data.organisation}</p>
        </div>
        <p className="flex flex-wrap gap-3">
          {data.mayWrite && (
            <ButtonLink look="main" href={data.newHref}>
              {t('need.postNew')}
            </ButtonLink>
          )}
          {!data.empty && <ButtonLink href={data.exportHref}>{t('workbench.exportCsv')}</ButtonLink>}
        </p>
      </header>
      {data.did && !refused && <Notice role="status">{data.did}</Notice>}
      {data.empty ? (
        <EmptyState title={t('workbench.needsEmpty')}>
          <p className="text-muted">{t('workbench.needsEmptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <form className="flex flex-wrap items-end gap-3">
            {data.state && <input type="hidden" name="state" value={data.state} />}
            <div className="min-w-60 flex-1">
              <Field id="q" label={t('workbench.searchNeeds')}>
                <Input id="q" name="q" type="search" defaultValue={data.q} maxLength={80} />
              </Field>
            </div>
            <Button>{t('workbench.filter')}</Button>
          </form>
          <Tabs label={t('workbench.state')} tabs={data.tabs} />
          {data.rows.length === 0 ? (
            <EmptyState title={t('workbench.noneFits')}>
              <ButtonLink href={data.clearHref}>{t('workbench.clear')}</ButtonLink>
            </EmptyState>
          ) : (
            <ActionForm state={refused}>
              <div className="panel">
                <Table caption={t('workbench.needsTitle')}>
                  <thead>
                    <tr>
                      {heads.map((head, index) => (
                        <th key={head} scope="col" className={headCell + wide(index)}>
                          {t(`workbench.${head}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {data.rows.map(
                      ({ id, href, name, standing, state, tracks, until, endorsements, updated }) => (
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
                                    aria-label={t('workbench.select', { name })}
                                  />
                                </label>
                              )}
                              <a className="inline-flex min-h-11 items-center font-medium" href={href}>
                                {name}
                              </a>
                            </span>
                          </td>
                          <td className={cell}>
                            <Tag
                              tone={
                                standing === 'lapsing' ? 'fail' : standing === 'open' ? 'pass' : 'unknown'
                              }
                            >
                              {state}
                            </Tag>
                          </td>
                          <td className={`${cell} max-md:hidden`}>{until}</td>
                          <td className={`${cell} max-md:hidden`}>{tracks}</td>
                          <td className={`${cell} max-md:hidden`}>{endorsements}</td>
                          <td className={`${cell} max-md:hidden`}>{updated}</td>
                        </tr>
                      ),
                    )}
                  </tbody>
                </Table>
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {data.acts && (
                  <>
                    <Button name="act" value="renew">
                      {t('workbench.renew')}
                    </Button>
                    <Confirm label={t('workbench.withdraw')} text={t('workbench.withdrawHint')}>
                      <Button name="act" value="withdraw">
                        {t('workbench.withdrawSure')}
                      </Button>
                    </Confirm>
                  </>
                )}
                {data.next && <ButtonLink href={data.next}>{t('workbench.next')}</ButtonLink>}
              </div>
            </ActionForm>
          )}
        </>
      )}
    </div>
  )
}
