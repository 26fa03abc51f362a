import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, buttonClass } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Select } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { ChipRow } from './chip-row'
import { FilterPanel } from './filter-panel'
import { FilterSheet } from './filter-sheet'
import type { ResultsView } from './results-view'

/** The frame of both result pages: search, what was understood, filters, list, pages. */
export function ResultsPage({ view, children }: { view: ResultsView; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="shell grid gap-4 py-5">
      <SearchBox view={view} />
      <div className="grid gap-2">
        {view.understood.length > 0 && (
          <ChipRow
            label={t('results.understood')}
            hint={t('results.understoodHint')}
            chips={view.understood}
          />
        )}
        {view.lifting.length > 0 && (
          <ChipRow label={t('results.lifting')} hint={t('results.understoodHint')} chips={view.lifting} />
        )}
        {view.restore && (
          <p className="text-sm">
            <a
              href={view.restore.href}
              rel="nofollow"
              className="inline-flex min-h-11 items-center fine:min-h-8"
            >
              {view.restore.label}
            </a>
          </p>
        )}
        {view.active.length > 0 && (
          <ChipRow label={t('results.active')} chips={view.active}>
            {view.filters.clearHref && (
              <a
                href={view.filters.clearHref}
                rel="nofollow"
                className="inline-flex min-h-11 items-center text-sm fine:min-h-8"
              >
                {t('results.clear')}
              </a>
            )}
          </ChipRow>
        )}
      </div>
      {view.notices.map((text) => (
        <Notice key={text} role="status">
          {text}
        </Notice>
      ))}
      <div className="grid gap-5 md:grid-cols-[17.5rem_minmax(0,1fr)]">
        <FilterSheet formId="filter-form" total={view.total} clearHref={view.filters.clearHref}>
          <FilterPanel id="filter-form" view={view.filters} />
        </FilterSheet>
        <section id="results" aria-label={view.heading} className="grid min-w-0 content-start gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="text-lg md:text-xl">
              <span role="status">{view.heading}</span>
            </h1>
            <div className="no-print ml-auto flex flex-wrap items-center gap-2">
              <a href="#filters" className={buttonClass({ size: 'small' }, 'md:hidden')}>
                <Icon name="filter" className="size-4" />
                {view.filters.chosen > 0
                  ? t('results.filtersActive', { n: view.filters.chosen })
                  : t('results.openFilters')}
              </a>
              <SortForm view={view} />
              <ButtonLink href={view.saveHref} size="small" rel="nofollow">
                <Icon name="bell" className="size-4" />
                {t('results.save')}
              </ButtonLink>
              {view.postHref && (
                <ButtonLink href={view.postHref} size="small" rel="nofollow">
                  <Icon name="plus" className="size-4" />
                  {t('need.postNew')}
                </ButtonLink>
              )}
              {view.csvHref && (
                <ButtonLink
                  href={view.csvHref}
                  size="small"
                  download=""
                  rel="nofollow"
                  className="max-sm:hidden"
                >
                  <Icon name="download" className="size-4" />
                  {t('results.csv')}
                </ButtonLink>
              )}
            </div>
          </div>
          {view.zero ? (
            <EmptyState title={view.zero.title}>
              {view.zero.advice && <p className="text-muted">{view.zero.advice}</p>}
              <p className="flex flex-wrap gap-3">
                {view.zero.ways.map(({ href, label }, index) => (
                  <ButtonLink
                    key={href}
                    href={href}
                    look={index === 0 ? 'main' : 'plain'}
                    className="whitespace-normal py-2"
                  >
                    {label}
                  </ButtonLink>
                ))}
              </p>
            </EmptyState>
          ) : (
            children
          )}
          <Pagination label={t('site.pages')} {...view.pages} />
          <p className="no-print">
            <a href={view.feedHref} className="inline-flex min-h-11 items-center gap-2 text-sm">
              <Icon name="bell" className="size-4" />
              {t('site.feed')}
            </a>
          </p>
          {view.csvHref && (
            <p className="no-print sm:hidden">
              <a
                href={view.csvHref}
                download=""
                rel="nofollow"
                className="inline-flex min-h-11 items-center gap-2"
              >
                <Icon name="download" className="size-4" />
                {t('results.csv')}
              </a>
            </p>
          )}
        </section>
      </div>
    </div>
  )
}

function SearchBox({ view }: { view: ResultsView }) {
  const { t } = useTranslation()
  return (
    <search className="no-print">
      <form method="get" action={view.filters.action} className="flex gap-2">
        {view.searchHidden.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="q"
          defaultValue={view.q}
          maxLength={400}
          aria-label={view.searchLabel}
          placeholder={view.searchPlaceholder}
          className="border-line-strong bg-surface min-h-12 min-w-0 flex-1 rounded border px-4"
        />
        <Button look="main" className="min-h-12 px-4 md:px-6">
          <Icon name="search" />
          <span className="max-sm:sr-only">{t('results.search')}</span>
        </Button>
      </form>
    </search>
  )
}

function SortForm({ view }: { view: ResultsView }) {
  const { t } = useTranslation()
  return (
    <form method="get" action={view.filters.action} data-auto="" className="flex items-center gap-2">
      {view.sort.hidden.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Select
        key={view.sort.value}
        name="sort"
        aria-label={t('results.sort')}
        defaultValue={view.sort.value}
        choices={view.sort.choices}
        className="text-sm fine:min-h-9"
      />
      <Button size="small" className="only-without-script">
        {t('results.sortApply')}
      </Button>
    </form>
  )
}
