import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChipRow, type ChipView, FacetBox, type FacetView, FilterSheet } from '~/modules/vocabulary'
import { Button, buttonClass } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { type PageLink, Pagination } from '~/ui/pagination'

export type FilteredListView = {
  path: string
  /** as shown */
  total: string
  heading: string
  facets: (Omit<FacetView, 'name'> & { name: string })[]
  chips: ChipView[]
  clearHref: string | null
  pages: {
    links: PageLink[]
    previous: { href: string; label: string } | null
    next: { href: string; label: string } | null
  }
}

/** A list beside its filters, whose choices are in the address. All of it works as plain forms and links. */
export function FilteredList({
  view,
  q = '',
  actions,
  children,
}: {
  view: FilteredListView
  /** the words that stay while filters change */
  q?: string
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <>
      {view.chips.length > 0 && (
        <ChipRow label={t('results.active')} chips={view.chips}>
          {view.clearHref && (
            <a
              href={view.clearHref}
              rel="nofollow"
              className="inline-flex min-h-11 items-center text-sm fine:min-h-8"
            >
              {t('results.clear')}
            </a>
          )}
        </ChipRow>
      )}
      <div className="grid gap-5 md:grid-cols-[17.5rem_minmax(0,1fr)]">
        <FilterSheet formId="filter-form" total={view.total} clearHref={view.clearHref}>
          <form id="filter-form" method="get" action={view.path} data-auto="" className="grid gap-2">
            {q && <input type="hidden" name="q" value={q} />}
            {view.facets.map((facet) => (
              <FacetBox key={facet.name} facet={facet} open />
            ))}
            <Button className="only-without-script">{t('results.apply')}</Button>
          </form>
        </FilterSheet>
        <section id="results" aria-label={view.heading} className="grid min-w-0 content-start gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h2 className="text-lg md:text-xl">
              <span role="status">{view.heading}</span>
            </h2>
            <div className="no-print ml-auto flex flex-wrap gap-2">
              <a href="#filters" className={buttonClass({ size: 'small' }, 'md:hidden')}>
                <Icon name="filter" className="size-4" />
                {view.chips.length > 0
                  ? t('results.filtersActive', { n: view.chips.length })
                  : t('results.openFilters')}
              </a>
              {actions}
            </div>
          </div>
          {children}
          <Pagination label={t('site.pages')} {...view.pages} />
        </section>
      </div>
    </>
  )
}
