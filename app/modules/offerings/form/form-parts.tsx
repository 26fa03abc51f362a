import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import type { Autosave } from '~/ui/use-autosave'
import { OfferingCard } from '../components/offering-card'
import type { OfferingCardView } from '../components/offering-card-view'

/** The buttons of a page of the form, and how saving by itself goes; `stay` is what the second one sends. */
export function SaveBar({
  name,
  stay,
  saving: { state, at },
}: {
  name: string
  stay: string
  saving: { state: Autosave<unknown>['state']; at: string | null }
}) {
  const { t } = useTranslation()
  return (
    <div className="border-line bg-canvas sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t py-3">
      <Button look="main" name={name} value="next">
        {t('publish.saveNext')}
      </Button>
      <Button name={name} value={stay}>
        {t('publish.save')}
      </Button>
      <p role="status" className="text-muted text-sm">
        {state === 'saving' && t('publish.saving')}
        {state === 'saved' && at && t('publish.savedAt', { time: at })}
        {state === 'failed' && t('publish.saveFailed')}
      </p>
    </div>
  )
}

/** How it looks in a list, beside the form. */
export function CardAside({ card }: { card: OfferingCardView | null }) {
  const { t } = useTranslation()
  return (
    <aside className="grid gap-2 lg:sticky lg:top-4" aria-label={t('publish.preview')}>
      <h2 className="text-muted text-sm font-medium">{t('publish.previewCard')}</h2>
      {card ? (
        <div data-narrow>
          <OfferingCard view={card} />
        </div>
      ) : (
        <p className="text-muted text-sm">{t('publish.previewEmpty')}</p>
      )}
    </aside>
  )
}
