import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { cx } from './class-names'

type Look = 'main' | 'plain' | 'quiet'
type Size = 'normal' | 'small'

const looks: Record<Look, string> = { main: 'btn btn-main', plain: 'btn btn-plain', quiet: 'btn btn-quiet' }
const sizes: Record<Size, string> = { normal: 'btn-normal', small: 'btn-small' }

type Shape = { look?: Look; size?: Size }

export const buttonClass = ({ look = 'plain', size = 'normal' }: Shape = {}, more?: string): string =>
  cx(looks[look], sizes[size], more)

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
    <button type={type} aria-pressed={pressed} className={buttonClass({ look, size }, className)} {...rest} />
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
