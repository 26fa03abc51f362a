import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { FilterForm, KeysetPages, ReviewQueue, ReviewTabs } from '~/modules/accounts'
import {
  BulkDecisionForm,
  decideReviews,
  defineAction,
  QueueQuery,
  readFilters,
  readOrganisationNames,
  readReviewQueue,
  reviewerPage,
} from '~/modules/accounts/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = reviewerPage(args)
  const { after, ...filter } = readFilters(url, QueueQuery)
  const path = localPath(lang, '/review')
  const { rows, next, kinds, regions, total } = await readReviewQueue(services, viewer, { ...filter, after })
  const left = (url.searchParams.get('left') ?? '').split('.').map(Number).filter(Number.isSafeInteger)
  const named = (zh: string | null, en: string | null) => (lang === 'en' && en ? en : (zh ?? ''))
  const counted = (label: string, n: number) => `${label} (${formatNumber(n, lang)})`
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: t('review.title'),
      description: t('review.lead'),
      indexed: false,
    }),
    path,
    accountHref: localPath(lang, '/account'),
    filter,
    total: formatNumber(total, lang),
    kinds: kinds.flatMap(({ value, n }) =>
      value === null ? [] : [{ value, label: counted(t(`admin.${value}` as 'admin.enterprise'), n) }],
    ),
    regions: regions.flatMap(({ value, nameZh, nameEn, n }) =>
      value === null ? [] : [{ value, label: counted(named(nameZh, nameEn), n) }],
    ),
    rows: rows.map((row) => ({
      value: `${row.organisationId}:${row.reviewId}:${row.version}`,
      href: localPath(lang, `/review/organisations/${row.organisationId}`),
      name: named(row.nameZh, row.nameEn),
      kind: row.kind,
      region: named(row.regionZh, row.regionEn),
      submitted: formatInstant(row.submittedAt, lang),
      again: row.again,
      own: row.own,
    })),
    next,
    done: url.searchParams.get('done'),
    left: (await readOrganisationNames(services, left.slice(0, 50))).map(({ name_zh, name_en }) =>
      named(name_zh, name_en),
    ),
  }
}

export const action = defineAction(
  BulkDecisionForm,
  async ({ row: rows, decision, reason }, { services, viewer, lang, origin }) => {
    const { decided, left } = await decideReviews(services, viewer, { rows, decision, reason }, { origin })
    return redirect(localPath(lang, `/review?done=${decided.length}&left=${left.join('.')}`))
  },
  reviewerPage,
)

export default function ReviewPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.accountHref, label: t('account.title') }]}
        current={t('review.title')}
      />
      <ReviewTabs current="organisations" />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('review.title')}</h1>
        <p className="text-muted text-sm">
          {t('review.lead')} {t('review.count', { n: data.total })}
        </p>
      </div>
      {data.done !== null && !refused && (
        <Notice role="status" title={t('review.doneBulk', { n: data.done.slice(0, 4) })}>
          {data.left.length > 0 && (
            <>
              <p>{t('review.left')}</p>
              <ul className="list-disc pl-5">
                {data.left.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      <FilterForm
        path={data.path}
        fields={[
          {
            type: 'choice',
            name: 'kind',
            label: t('review.kind'),
            value: data.filter.kind,
            choices: data.kinds,
          },
          {
            type: 'choice',
            name: 'region',
            label: t('review.region'),
            value: data.filter.region,
            choices: data.regions,
          },
        ]}
      />
      {data.rows.length === 0 ? (
        <EmptyState title={t('review.empty')}>
          <p>{t('review.emptyText')}</p>
        </EmptyState>
      ) : (
        <ReviewQueue rows={data.rows} refused={refused} />
      )}
      <KeysetPages next={data.next} param="after" />
    </div>
  )
}
