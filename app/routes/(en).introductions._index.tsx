import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { IntroductionList, introductionRow } from '~/modules/introductions'
import {
  countIntroductions,
  introductionFilters,
  listIntroductions,
  readUnread,
} from '~/modules/introductions/index.server'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Field, Input } from '~/ui/field'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const PAGE = 50
const Filters = z.object({
  state: z.enum([...introductionFilters, 'unread']).optional(),
  q: z.string().max(80).optional(),
  after: z.coerce.number().int().positive().optional(),
})

/** Every introduction of the organisation that the viewer acts for. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { organisation } = viewer
  const { state, q, after } = readFilters(url, Filters)
  const path = localPath(lang, '/introductions')
  const to = (params: Record<string, string | number | undefined>) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(params))
      if (value !== undefined) search.set(name, String(value))
    return search.size > 0 ? `${path}?${search}` : path
  }
  const now = services.clock.now()
  const unread = organisation
    ? await readUnread(services.db, { personId: viewer.id, organisationId: organisation.id })
    : new Map<number, number>()
  const [list, counts] = organisation
    ? await Promise.all([
        listIntroductions(services.db, organisation.id, {
          ...(state === 'unread' ? { only: [...unread.keys()] } : state && { filter: state }),
          ...(q && { q }),
          ...(after && { after }),
          limit: PAGE,
          now,
        }),
        countIntroductions(services.db, organisation.id, now),
      ])
    : [{ rows: [], next: null }, {}]
  const title = t('introduction.listTitle')
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    lead: organisation
      ? t('introduction.listLead', { name: inLang(lang, organisation.nameZh, organisation.nameEn) })
      : null,
    kind: organisation?.kind ?? null,
    path,
    accountHref: localPath(lang, '/account'),
    settingsHref: localPath(lang, '/introductions/settings'),
    startHref: localPath(lang, organisation?.kind === 'enterprise' ? '/needs' : '/offerings'),
    state,
    q,
    all,
    tabs: [
      {
        href: to({ q }),
        label: t('introduction.filter_all'),
        count: formatNumber(all, lang),
        current: !state,
      },
      ...(unread.size > 0 || state === 'unread'
        ? [
            {
              href: to({ state: 'unread', q }),
              label: t('introduction.filter_unread'),
              count: formatNumber(unread.size, lang),
              current: state === 'unread',
            },
          ]
        : []),
      ...introductionFilters.map((filter) => ({
        href: to({ state: filter, q }),
        label: t(`introduction.filter_${filter}`),
        count: formatNumber(counts[filter] ?? 0, lang),
        current: state === filter,
      })),
    ],
    rows: list.rows.map((row) => introductionRow(row, lang, unread.get(row.id))),
    next: list.next ? to({ state, q, after: list.next }) : null,
  }
}

export default function IntroductionsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-2xl md:text-3xl">{t('introduction.listTitle')}</h1>
          {data.lead && <p className="text-muted text-sm">{data.lead}</p>}
        </div>
        {data.kind && <ButtonLink href={data.settingsHref}>{t('introduction.settings')}</ButtonLink>}
      </header>
      {data.kind === null ? (
        <EmptyState title={t('introduction.empty')}>
          <p>{t('introduction.noOrganisation')}</p>
          <ButtonLink href={data.accountHref}>{t('introduction.toAccount')}</ButtonLink>
        </EmptyState>
      ) : data.all === 0 ? (
        <EmptyState title={t('introduction.empty')}>
          <p>{t(data.kind === 'enterprise' ? 'introduction.emptyEnterprise' : 'introduction.emptyTeam')}</p>
          <ButtonLink href={data.startHref}>
            {t(data.kind === 'enterprise' ? 'errors.goNeeds' : 'errors.goOfferings')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <Tabs label={t('introduction.colState')} tabs={data.tabs} />
          <form method="get" action={data.path} className="flex max-w-xl flex-wrap items-end gap-3">
            {data.state && <input type="hidden" name="state" value={data.state} />}
            <div className="min-w-56 flex-1">
              <Field id="q" label={t('introduction.search')}>
                <Input id="q" name="q" defaultValue={data.q} maxLength={80} type="search" />
              </Field>
            </div>
            <Button>{t('introduction.find')}</Button>
          </form>
          {data.rows.length === 0 ? (
            <EmptyState title={t('introduction.emptyFiltered')}>
              <ButtonLink href={data.path}>{t('introduction.clear')}</ButtonLink>
            </EmptyState>
          ) : (
            <IntroductionList rows={data.rows} caption={t('introduction.listTitle')} />
          )}
          {data.next && (
            <p>
              <ButtonLink href={data.next}>{t('introduction.next')}</ButtonLink>
            </p>
          )}
        </>
      )}
    </div>
  )
}
