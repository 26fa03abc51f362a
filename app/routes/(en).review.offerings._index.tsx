import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatInstant } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { ReviewTabs } from '~/modules/accounts'
import { defineAction, reviewerPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { BulkPublishForm, decideRevision, readOfferingQueue } from '~/modules/offerings/index.server'
import { codeName } from '~/modules/vocabulary'
import { isDomainError } from '~/platform/errors'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

const After = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z,\d{1,15}$/)
  .transform((written) => {
    const [at = '', id = ''] = written.split(',')
    return { at: new Date(at), id: Number(id) }
  })

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, url } = reviewerPage(args)
  const written = url.searchParams.get('after')
  const after = written ? After.safeParse(written) : null
  if (after && !after.success) throw badAddress([`after=${written?.slice(0, 40)}`], url.pathname)
  const [queue, vocabulary] = await Promise.all([
    readOfferingQueue(services.db, { after: after?.data }),
    services.vocabulary(),
  ])
  const path = localPath(lang, '/review/offerings')
  const title = t('publish.reviewTitle')
  const [n, left] = [url.searchParams.get('published'), url.searchParams.get('left')]
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    crumbs: [{ href: localPath(lang, '/account'), label: t('account.title') }],
    done: n ? t('publish.reviewSelectedDone', { n: Number(n) || 0, left: Number(left) || 0 }) : null,
    rows: queue.rows.map((row) => ({
      id: row.id,
      value: `${row.id}:${row.version}`,
      href: localPath(lang, `/review/offerings/${row.id}`),
      name: inLang(lang, row.nameZh, row.nameEn),
      organisation: inLang(lang, row.organisationZh, row.organisationEn),
      track: codeName(vocabulary.tracks, row.track, lang),
      since: formatInstant(row.submittedAt, lang),
      again: row.again,
    })),
    next: queue.next ? `${path}?after=${encodeURIComponent(queue.next)}` : null,
  }
}

export const action = defineAction(
  BulkPublishForm,
  async ({ row }, { services, viewer, lang, origin }) => {
    let published = 0
    for (const { id, version } of row) {
      try {
        await decideRevision(services, viewer, { id, version, decision: 'publish' }, { origin })
        published++
      } catch (error) {
        // Somebody was quicker, or it is the reviewer's own: it stays in the queue and is counted.
        if (!isDomainError(error)) throw error
      }
    }
    return redirect(
      localPath(lang, `/review/offerings?published=${published}&left=${row.length - published}`),
    )
  },
  reviewerPage,
)

export default function OfferingQueuePage() {
  const { t } = useTranslation()
  const { crumbs, rows, next, done } = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-6">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('publish.reviewTitle')} />
      <ReviewTabs current="offerings" />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('publish.reviewTitle')}</h1>
        <p className="text-muted text-sm">{t('publish.reviewLead')}</p>
      </header>
      {done && !refused && <Notice role="status">{done}</Notice>}
      {rows.length === 0 ? (
        <EmptyState title={t('publish.reviewEmpty')} />
      ) : (
        <ActionForm state={refused}>
          <div className="panel">
            <Table caption={t('publish.reviewTitle')} className="min-w-[40rem]">
              <thead>
                <tr>
                  <th scope="col" className={headCell}>
                    {t('publish.reviewOffering')}
                  </th>
                  <th scope="col" className={headCell}>
                    {t('publish.reviewEnterprise')}
                  </th>
                  <th scope="col" className={headCell}>
                    {t('publish.track')}
                  </th>
                  <th scope="col" className={headCell}>
                    {t('publish.reviewSince')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, value, href, name, organisation, track, since, again }) => (
                  <tr key={id}>
                    <td className={cell}>
                      <span className="flex items-center gap-2">
                        <label className="inline-flex min-h-11 min-w-11 items-center justify-center">
                          <input
                            type="checkbox"
                            name="row"
                            value={value}
                            className="size-5"
                            aria-label={name}
                          />
                        </label>
                        <a className="inline-flex min-h-11 items-center font-medium" href={href}>
                          {name}
                        </a>
                        <Tag>{again ? t('publish.reviewChange') : t('publish.reviewNew')}</Tag>
                      </span>
                    </td>
                    <td className={cell}>{organisation}</td>
                    <td className={cell}>{track}</td>
                    <td className={cell}>{since}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
          <div className="flex flex-wrap gap-3">
            <Button>{t('publish.reviewSelected')}</Button>
            {next && <ButtonLink href={next}>{t('publish.next')}</ButtonLink>}
          </div>
        </ActionForm>
      )}
    </div>
  )
}
