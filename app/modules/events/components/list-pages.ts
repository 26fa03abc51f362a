import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { pagesAround } from '~/ui/pagination'
import type { FilteredListView } from './filtered-list'

/** The links from page `at` of `last` to the others. */
export function listPages(
  at: number,
  last: number,
  { lang, href }: { lang: Lang; href(page: number): string },
): FilteredListView['pages'] {
  const { t } = i18nFor(lang)
  return {
    links:
      last > 1
        ? pagesAround(at, last).map((page) => ({
            ...{ page, href: href(page), label: t('site.page', { page }), current: page === at },
          }))
        : [],
    previous: at > 1 ? { href: href(at - 1), label: t('site.previousPage') } : null,
    next: at < last ? { href: href(at + 1), label: t('site.nextPage') } : null,
  }
}
