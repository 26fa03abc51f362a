import { useTranslation } from 'react-i18next'
import { useLocation } from '~/platform/http'
import { Pagination } from '~/ui/pagination'

/**
 * On to the next rows, and back to the first, with the filters kept. Nothing where one page holds all. `next` is
 * the id that the next page begins behind, and `param` its name in the address.
 */
export function KeysetPages({ next, param = 'before' }: { next: number | null; param?: 'before' | 'after' }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const to = (id: number | null) => {
    const params = new URLSearchParams(search)
    params.delete(param)
    if (id !== null) params.set(param, String(id))
    return params.size > 0 ? `${pathname}?${params}` : pathname
  }
  const newestFirst = param === 'before'
  const later = new URLSearchParams(search).has(param)
  if (next === null && !later) return null
  return (
    <Pagination
      label={t('admin.listPages')}
      links={[]}
      previous={
        later ? { href: to(null), label: newestFirst ? t('admin.newest') : t('review.first_page') } : null
      }
      next={
        next === null ? null : { href: to(next), label: newestFirst ? t('admin.older') : t('review.next') }
      }
    />
  )
}
