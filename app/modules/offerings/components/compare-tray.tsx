import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { COMPARE_FORM } from './compare-button'

/**
 * The form that every compare button of a page belongs to. It stands before them: a button pressed while
 * the page still comes in has its form already.
 */
export function CompareForm({ action, back }: { action: string; back: string }) {
  return (
    <form id={COMPARE_FORM} method="post" action={action} data-background="" hidden>
      <input type="hidden" name="back" value={back} />
    </form>
  )
}

/** What was put aside to compare, at the foot of the window. */
export function CompareTray({
  items,
  href,
}: {
  items: readonly { id: number; name: string }[]
  href: string
}) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <section
      aria-label={t('results.compareTray')}
      className="border-line-strong bg-surface no-print shadow-pop sticky bottom-0 z-20 border-t"
    >
      <div className="shell flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
        <ul className="flex min-w-0 flex-1 flex-wrap gap-2 max-md:hidden">
          {items.map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Button
                form={COMPARE_FORM}
                name="remove"
                value={id}
                size="small"
                className="max-w-56"
                aria-label={t('compare.remove', { name })}
                title={name}
              >
                <span className="truncate">{name}</span>
                <Icon name="close" className="size-3.5" />
              </Button>
            </li>
          ))}
        </ul>
        <p className="flex-1 text-sm md:hidden">{t('results.compareTray')}</p>
        {items.length > 3 && <span className="text-muted text-sm">{t('results.compareMost')}</span>}
        {items.length > 1 ? (
          <ButtonLink href={href} look="main" size="small">
            <Icon name="compare" className="size-4" />
            {t('results.compareGo', { n: items.length })}
          </ButtonLink>
        ) : (
          <span className="text-muted text-sm">{t('results.compareOne')}</span>
        )}
        <Button form={COMPARE_FORM} name="clear" value="1" look="quiet" size="small">
          {t('results.compareClear')}
        </Button>
      </div>
    </section>
  )
}
