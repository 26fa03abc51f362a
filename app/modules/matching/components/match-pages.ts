import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/modules/vocabulary'
import { type PageLink, pagesAround } from '~/ui/pagination'

export type MatchPages = {
  links: PageLink[]
  previous: { href: string; label: string } | null
  next: { href: string; label: string } | null
}

/** Links to the pages of a list of matches; every one opens at the list, not at the top of the page. */
export function matchPages(
  { total, page, size }: { total: number; page: number; size: number },
  path: string,
  lang: Lang,
): MatchPages {
  const { t } = i18nFor(lang)
  const last = Math.max(1, Math.ceil(total / size))
  const address = (to: number) => `${path}${to > 1 ? `?page=${to}` : ''}#matches`
  return {
    links:
      last > 1
        ? pagesAround(page, last).map((to) => ({
            page: to,
            href: address(to),
            label: t('site.page', { page: to }),
            current: to === page,
          }))
        : [],
    previous: page > 1 ? { href: address(Math.min(page - 1, last)), label: t('site.previousPage') } : null,
    next: page < last ? { href: address(page + 1), label: t('site.nextPage') } : null,
  }
}
