import { Button } from './button'
import { Icon } from './icon'

/** Prints the page, where scripts run; without them a browser prints by its own menu. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button type="button" data-print="" className="only-with-script no-print">
      <Icon name="print" className="size-5" />
      {label}
    </Button>
  )
}
