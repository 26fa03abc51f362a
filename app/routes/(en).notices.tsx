import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage, readFilters } from '~/modules/accounts/index.server'
import { kindName, NoticeList, noticeView } from '~/modules/notifications'
import {
  listNotices,
  markAllRead,
  markRead,
  NoticeActForm,
  NoticeQuery,
} from '~/modules/notifications/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readPage } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Pagination, pagesAround } from '~/ui/pagination'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

/** What the viewer was told. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { kind } = readFilters(url, NoticeQuery)
  const { notices, page, last, counts } = await listNotices(services.db, viewer.id, {
    kind,
    page: readPage(url),
  })
  const path = localPath(lang, '/notices')
  const to = (chosen: string | undefined, number = 1) => {
    const search = new URLSearchParams()
    if (chosen) search.set('kind', chosen)
    if (number > 1) search.set('page', String(number))
    return search.size > 0 ? `${path}?${search}` : path
  }
  const sum = (of: 'total' | 'unread', chosen?: string) =>
    counts.reduce((n, row) => n + (chosen && row.kind !== chosen ? 0 : row[of]), 0)
  const title = t('notice.title')
  const unread = sum('unread', kind)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    path,
    kind,
    settingsHref: localPath(lang, '/account/notices'),
    unread: unread > 0 ? t('notice.unreadCount', { n: formatNumber(unread, lang) }) : null,
    upTo: Math.max(0, ...notices.map(({ id }) => id)),
    read: url.searchParams.has('read'),
    empty: sum('total') === 0,
    tabs:
      counts.length > 1 || kind
        ? [
            {
              href: to(undefined),
              label: t('notice.all'),
              count: formatNumber(sum('total'), lang),
              current: !kind,
            },
            ...counts.map((row) => ({
              href: to(row.kind),
              label: kindName(row.kind, lang),
              count: formatNumber(row.total, lang),
              current: row.kind === kind,
            })),
          ]
        : [],
    notices: notices.map((notice) => noticeView(notice, lang)),
    pages: pagesAround(page, last).map((number) => ({
      page: number,
      href: to(kind, number),
      label: t('notice.page', { n: number }),
      current: number === page,
    })),
    previous: page > 1 ? to(kind, page - 1) : null,
    next: page < last ? to(kind, page + 1) : null,
  }
}

export const action = defineAction(
  NoticeActForm,
  async (form, { services, viewer, lang, request }) => {
    if ('open' in form) return redirect(localPath(lang, (await markRead(services, viewer, form.open)).path))
    if ('read' in form) await markRead(services, viewer, form.read)
    else await markAllRead(services, viewer, form)
    const search = new URL(request.url).searchParams
    search.delete('_data')
    search.set('read', '')
    return redirect(`${localPath(lang, '/notices')}?${search}`)
  },
  personalPage,
)

export default function NoticesPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-2xl md:text-3xl">{t('notice.title')}</h1>
          <p className="text-muted text-sm">
            {t('notice.lead')} {data.unread}
          </p>
        </div>
        <ButtonLink href={data.settingsHref}>{t('notice.preferences')}</ButtonLink>
      </header>
      {data.read && <Notice role="status">{t('notice.did_read')}</Notice>}
      {data.empty ? (
        <EmptyState title={t('notice.empty')}>
          <p className="max-w-[60ch] text-pretty">{t('notice.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          {data.tabs.length > 0 && <Tabs label={t('notice.filter')} tabs={data.tabs} />}
          {data.notices.length === 0 ? (
            <EmptyState title={t('notice.emptyFiltered')}>
              <ButtonLink href={data.path}>{t('notice.clear')}</ButtonLink>
            </EmptyState>
          ) : (
            <>
              {data.unread && (
                <form method="post">
                  <input type="hidden" name="upTo" value={data.upTo} />
                  {data.kind && <input type="hidden" name="kind" value={data.kind} />}
                  <Button name="act" value="all">
                    {t('notice.markAllRead')}
                  </Button>
                </form>
              )}
              <NoticeList notices={data.notices} />
              {data.pages.length > 1 && (
                <Pagination
                  label={t('notice.pages')}
                  links={data.pages}
                  previous={data.previous ? { href: data.previous, label: t('notice.previous') } : null}
                  next={data.next ? { href: data.next, label: t('notice.next') } : null}
                />
              )}
            </>
          )}
        </>
      )}
    </div>
  )
}
