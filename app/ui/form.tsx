import {
  createContext,
  type FormHTMLAttributes,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  useContext,
} from 'react'
import { cx } from './class-names'
import { type Choice, Field, Input, Select, Textarea } from './field'
import { Notice } from './notice'

/** What a refused form is shown with: the values sent, and what is wrong. */
type State = {
  values: Record<string, string | string[]>
  errors: Record<string, string>
  error: string | null
}

const FormContext = createContext<State | undefined>(undefined)
/** Put before the ids of fields, where several forms of a page have fields of one name. */
const PrefixContext = createContext('')

/**
 * A form that the server answers. After a refusal it holds what was sent, says on top what is wrong with a
 * link to each field, and marks the fields. Works without scripts.
 */
export function ActionForm({
  state,
  children,
  className,
  formRef,
  prefix = '',
  ...form
}: {
  state: State | undefined
  children: ReactNode
  formRef?: Ref<HTMLFormElement>
  /** of this form's field ids, where another on the page has fields of the same names */
  prefix?: string
} & FormHTMLAttributes<HTMLFormElement>) {
  return (
    <form ref={formRef} method="post" className={cx('grid gap-4', className)} {...form}>
      <PrefixContext.Provider value={prefix}>
        <FormErrors state={state}>{children}</FormErrors>
      </PrefixContext.Provider>
    </form>
  )
}

/** The fields of a form with what a refusal says of them, where the form itself is drawn by something else. */
export function FormErrors({ state, children }: { state: State | undefined; children: ReactNode }) {
  const prefix = useContext(PrefixContext)
  const faults = Object.entries(state?.errors ?? {})
  return (
    <FormContext.Provider value={state}>
      {state?.error && (
        <Notice title={state.error} urgent role="alert">
          {faults.length > 0 && (
            <ul className="list-disc pl-5">
              {faults.map(([name, text]) => (
                <li key={name}>
                  <a href={`#${fieldId(prefix + name)}`}>{text}</a>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {children}
    </FormContext.Provider>
  )
}

const fieldId = (name: string) => `field-${name.replace(/\W+/g, '-')}`

type Common = { name: string; label: ReactNode; hint?: ReactNode }

/** What every kind of control needs to know of its form. */
function useField({ name, hint }: Common, defaultValue: string | undefined) {
  const state = useContext(FormContext)
  const id = fieldId(useContext(PrefixContext) + name)
  const error = state?.errors[name]
  const sent = state?.values[name]
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    error,
    control: {
      id,
      name,
      defaultValue: (Array.isArray(sent) ? sent[0] : sent) ?? defaultValue,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': described || undefined,
    },
  } as const
}

/** A line of text with its label, hint and what is wrong with it. */
export function TextField({
  name,
  label,
  hint,
  defaultValue,
  ...input
}: Common & { defaultValue?: string } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'defaultValue' | 'name'
  >) {
  const { error, control } = useField({ name, label, hint }, defaultValue)
  return (
    <Field id={control.id} label={label} hint={hint} error={error}>
      <Input {...input} {...control} />
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField({
  name,
  label,
  hint,
  defaultValue,
  rows = 4,
  maxLength,
  required,
}: Common & { defaultValue?: string; rows?: number; maxLength?: number; required?: boolean }) {
  const { error, control } = useField({ name, label, hint }, defaultValue)
  return (
    <Field id={control.id} label={label} hint={hint} error={error}>
      <Textarea rows={rows} maxLength={maxLength} required={required} {...control} />
    </Field>
  )
}

/** One of several. */
export function SelectField({
  name,
  label,
  hint,
  choices,
  defaultValue,
  required,
}: Common & { choices: readonly Choice[]; defaultValue?: string; required?: boolean }) {
  const { error, control } = useField({ name, label, hint }, defaultValue)
  return (
    <Field id={control.id} label={label} hint={hint} error={error}>
      <Select choices={choices} required={required} {...control} />
    </Field>
  )
}

/** A figure and its unit, side by side under one label. */
export function FigureField({
  name,
  label,
  hint,
  defaultValue,
  unit,
}: Common & {
  defaultValue?: string
  unit: { name: string; value: string; choices: readonly Choice[]; label: string }
}) {
  const { error, control } = useField({ name, label, hint }, defaultValue)
  return (
    <Field id={control.id} label={label} hint={hint} error={error}>
      <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] gap-2">
        <Input {...control} maxLength={200} autoComplete="off" />
        <Select
          name={unit.name}
          aria-label={unit.label}
          choices={unit.choices}
          defaultValue={unit.value}
          disabled={unit.choices.length === 0}
        />
      </div>
    </Field>
  )
}
