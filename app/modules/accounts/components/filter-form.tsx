import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { type Choice, Field, Input, Select } from '~/ui/field'

export type FilterField = {
  name: string
  label: string
  value: string | undefined
} & ({ type: 'text' | 'date' } | { type: 'choice'; choices: readonly Choice[] })

/** What a list is narrowed by: plain fields in a GET form, so that the address holds them. */
export function FilterForm({ path, fields }: { path: string; fields: readonly FilterField[] }) {
  const { t } = useTranslation()
  const filtered = fields.some(({ value }) => value)
  const [action, query] = path.split('?')
  return (
    // A new key with other values: fields are uncontrolled, and the address is what they show.
    <form
      key={fields.map(({ value }) => value ?? '').join('\n')}
      method="get"
      action={action}
      className="panel grid items-end gap-3 p-4 sm:grid-cols-2 md:grid-cols-4"
    >
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} id={`filter-${field.name}`} label={field.label}>
          {field.type === 'choice' ? (
            <Select
              id={`filter-${field.name}`}
              name={field.name}
              defaultValue={field.value ?? ''}
              choices={[{ value: '', label: t('admin.any') }, ...field.choices]}
            />
          ) : (
            <Input
              id={`filter-${field.name}`}
              name={field.name}
              type={field.type}
              defaultValue={field.value ?? ''}
              maxLength={200}
            />
          )}
        </Field>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button>{t('admin.filter')}</Button>
        {filtered && (
          <ButtonLink look="quiet" href={path}>
            {t('admin.clear')}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}
