import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { cx } from './class-names'

type Look = 'main' | 'plain' | 'quiet'
type Size = 'normal' | 'small'

const base =
  'inline-flex items-center justify-center gap-2 rounded border font-medium no-underline hover:no-underline whitespace-nowrap active:border-signal active:bg-signal active:text-on-signal disabled:opacity-60'
const looks: Record<Look, string> = {
  main: 'border-ink bg-ink text-on-ink hover:bg-muted hover:border-muted',
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-sunken',
}
const sizes: Record<Size, string> = { normal: 'min-h-11 px-4', small: 'min-h-11 px-3 text-sm fine:min-h-9' }

type Shape = { look?: Look; size?: Size }

export const buttonClass = ({ look = 'plain', size = 'normal' }: Shape = {}, more?: string): string =>
  cx(base, looks[look], sizes[size], more)

/** A button does something here. `pressed` makes it a toggle, shown in the signal colour while on. */
export function Button({
  look,
  size,
  className,
  pressed,
  type = 'submit',
  ...rest
}: Shape & { pressed?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type={type}
      aria-pressed={pressed}
      className={buttonClass(
        { look, size },
        cx(pressed && 'border-signal bg-signal-soft text-signal-ink', className),
      )}
      {...rest}
    />
  )
}

/** A link that goes somewhere, drawn as a button. */
export function ButtonLink({
  look,
  size,
  className,
  children,
  ...rest
}: Shape & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a className={buttonClass({ look, size }, className)} {...rest}>
      {children}
    </a>
  )
}
