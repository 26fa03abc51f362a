import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { cx } from './class-names'

const control =
  'w-full min-h-11 rounded border border-line-strong bg-surface px-3 text-ink placeholder:text-muted aria-invalid:border-signal'

/** A label with its control, an optional hint below it, and an optional message saying what is wrong. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-signal-ink text-sm font-medium whitespace-pre-line">
          {error}
        </p>
      )}
    </div>
  )
}

export function Input({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input className={cx(control, className)} {...rest} />
}

export function Textarea({
  className,
  areaRef,
  ...rest
}: { areaRef?: Ref<HTMLTextAreaElement> } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea ref={areaRef} className={cx(control, 'py-2', className)} {...rest} />
}

/** One of several; those with the same `group`, one after the other, stand under its name. */
export type Choice = { value: string; label: string; group?: string }

export function Select({
  choices,
  className,
  ...rest
}: { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <select className={cx(control, 'pr-8', className)} {...rest}>
      {grouped(choices).map(({ group, list }) => {
        const options = list.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))
        return group === undefined ? (
          options
        ) : (
          <optgroup key={group} label={group}>
            {options}
          </optgroup>
        )
      })}
    </select>
  )
}

function grouped(choices: readonly Choice[]) {
  const groups: { group: string | undefined; list: Choice[] }[] = []
  for (const choice of choices) {
    const last = groups.at(-1)
    if (last && last.group === choice.group) last.list.push(choice)
    else groups.push({ group: choice.group, list: [choice] })
  }
  return groups
}

/** One line of a list of boxes to tick, with the number of results behind it. */
export function CheckRow({
  name,
  value,
  label,
  count,
  checked,
  depth = 0,
}: {
  /** none: only shown, not sent */
  name: string | undefined
  value: string
  label: string
  count?: string
  checked: boolean
  depth?: 0 | 1 | 2
}) {
  return (
    <label className="check-row" data-depth={depth || undefined}>
      <input type="checkbox" name={name} value={value} defaultChecked={checked} data-depth={depth} />
      <span>{label}</span>
      {count !== undefined && <span>{count}</span>}
    </label>
  )
}
