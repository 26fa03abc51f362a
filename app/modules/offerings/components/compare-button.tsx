import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'

export const COMPARE_FORM = 'compare'

/** Puts an offering into the comparison or takes it out; it belongs to the page's `CompareForm`. */
export function CompareButton({ id, name, compared }: { id: number; name: string; compared: boolean }) {
  const { t } = useTranslation()
  const label = t(compared ? 'results.compareIn' : 'results.compareAdd')
  return (
    <Button
      form={COMPARE_FORM}
      name={compared ? 'remove' : 'add'}
      value={id}
      size="small"
      pressed={compared}
      className="no-print"
      aria-label={`${label}: ${name}`}
    >
      <Icon name={compared ? 'close' : 'plus'} className="size-4" />
      {label}
    </Button>
  )
}
