import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import { OfferingCard } from './offering-card'
import type { OfferingCardView } from './offering-card-view'

/** Equipment most like the one on the page. */
export function SimilarOfferings({
  items,
  allHref,
  compared,
}: {
  items: readonly OfferingCardView[]
  allHref: string
  compared: ReadonlySet<number>
}) {
  const { t } = useTranslation()
  return (
    <div className="no-print">
      <Section id="similar" title={t('offering.similar')}>
        <ul className="grid gap-3">
          {items.map((item) => (
            <li key={item.id}>
              <OfferingCard view={item} compared={compared.has(item.id)} level={3} />
            </li>
          ))}
        </ul>
        <p>
          <a href={allHref} className="inline-flex min-h-11 items-center">
            {t('offering.similarAll')}
          </a>
        </p>
      </Section>
    </div>
  )
}
