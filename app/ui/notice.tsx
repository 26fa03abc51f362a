import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon } from './icon'

/** Something the reader must know about this page. `urgent` is for what hinders or needs acting on. */
export function Notice({
  children,
  title,
  urgent = false,
  role,
}: {
  children?: ReactNode
  title?: ReactNode
  urgent?: boolean
  role?: 'status' | 'alert'
}) {
  return (
    <div
      role={role}
      className={cx(
        'flex gap-3 rounded border px-4 py-3',
        urgent ? 'border-signal bg-signal-soft' : 'border-line-strong bg-surface',
      )}
    >
      <Icon name="alert" className={cx('mt-0.5 size-5', urgent ? 'text-signal-ink' : 'text-muted')} />
      <div className="grid gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-sm">{children}</div>}
      </div>
    </div>
  )
}
