import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { FilteredList } from '../../components/filtered-list'
import type { DirectoryView, ExhibitorCard } from '../directory-view'

/** The directory of exhibitors: search, filters, list. All of it works as plain forms and links. */
export function DirectoryList({ view }: { view: DirectoryView }) {
  const { t } = useTranslation()
  if (view.empty === 'none')
    return (
      <EmptyState title={t('directory.none')}>
        <p>{t('directory.noneText')}</p>
      </EmptyState>
    )
  return (
    <>
      <search className="no-print">
        <form method="get" action={view.path} className="flex gap-2">
          {view.hidden.map(({ name, value }) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <input
            type="search"
            name="q"
            key={view.query.q}
            defaultValue={view.query.q}
            maxLength={80}
            aria-label={t('directory.search')}
            placeholder={t('directory.searchHint')}
            className="border-line-strong bg-surface min-h-12 min-w-0 flex-1 rounded border px-4"
          />
          <Button look="main" className="min-h-12 px-4 md:px-6">
            <Icon name="search" />
            <span className="max-sm:sr-only">{t('results.search')}</span>
          </Button>
        </form>
      </search>
      <FilteredList
        view={view}
        q={view.query.q}
        actions={
          <>
            {view.planHref && (
              <ButtonLink href={view.planHref} size="small" rel="nofollow">
                <Icon name="pin" className="size-4" />
                {t('directory.onPlan')}
              </ButtonLink>
            )}
            <ButtonLink href={view.searchHref} size="small" rel="nofollow">
              <Icon name="search" className="size-4" />
              {t('directory.toSearch')}
            </ButtonLink>
          </>
        }
      >
        {view.empty === 'found' ? (
          <EmptyState title={t('directory.notFound')}>
            <ButtonLink href={view.path}>{t('directory.all')}</ButtonLink>
          </EmptyState>
        ) : (
          <ol className="grid gap-3 lg:grid-cols-2">
            {view.items.map((item) => (
              <li key={item.id} className="grid">
                <Card item={item} />
              </li>
            ))}
          </ol>
        )}
      </FilteredList>
    </>
  )
}

function Card({ item }: { item: ExhibitorCard }) {
  const { t } = useTranslation()
  return (
    <article className="panel grid content-start gap-1.5 p-4">
      <h3 className="text-base">
        <a href={item.href} className="card-title">
          {item.name}
        </a>
      </h3>
      {item.company && <p className="text-muted text-sm">{item.company}</p>}
      {item.booths.length === 0 ? (
        <p className="text-muted text-sm">{t('directory.boothToCome')}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          {t('booth.booth')}
          {item.booths.map(({ number, href }) => (
            <a key={number} href={href} className="inline-flex min-h-11 items-center fine:min-h-7">
              {number}
            </a>
          ))}
          <span className="text-muted">{t('directory.inHall', { hall: item.halls })}</span>
        </p>
      )}
      {item.tracks && <p className="text-muted text-sm">{item.tracks}</p>}
      {item.shown.length > 0 && (
        <ul className="list-disc pl-5 text-sm">
          {item.shown.map((name) => (
            <li key={name}>{name}</li>
          ))}
          {item.more && <li className="text-muted">{item.more}</li>}
        </ul>
      )}
    </article>
  )
}
