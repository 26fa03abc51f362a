import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Section } from '~/ui/section'
import type { FollowedKind } from '../follow'
import type { SavedItemView } from '../items/item-view'

/** What a person saved of one kind. */
export function SavedItems({ kind, items }: { kind: FollowedKind; items: readonly SavedItemView[] }) {
  const { t } = useTranslation()
  return (
    <Section id={kind} title={t(kind === 'needs' ? 'follow.itemsNeeds' : 'follow.itemsOfferings')}>
      <ul className="panel divide-line divide-y">
        {items.map(({ id, title, href, state, since }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
              {href ? (
                <a href={href} className="inline-flex min-h-11 items-center font-semibold fine:min-h-0">
                  {title}
                </a>
              ) : (
                <span className="font-semibold">{title}</span>
              )}
              <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <Tag tone="strong">{state}</Tag>
                <span>{since}</span>
              </p>
            </div>
            <form method="post">
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="from" value="list" />
              <Button
                name="act"
                value="remove"
                size="small"
                look="quiet"
                aria-label={t('follow.unfollowNamed', { name: title })}
              >
                {t('follow.unfollow')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
