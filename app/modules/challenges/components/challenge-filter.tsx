import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { Field, Select } from '~/ui/field'
import type { ChallengeFilterView } from './challenge-filter-view'

/** What the public list is narrowed by and how it is ordered, in a form whose answer is an address. */
export function ChallengeFilter({ view }: { view: ChallengeFilterView }) {
  const { t } = useTranslation()
  return (
    // A new key with other values: fields are uncontrolled, and the address is what they show.
    <form
      key={view.fields.map(({ value }) => value).join('\n')}
      method="get"
      action={view.path}
      className="panel grid items-end gap-3 p-4 sm:grid-cols-2 md:grid-cols-4"
    >
      {view.fields.map(({ name, label, value, choices }) => (
        <Field key={name} id={`filter-${name}`} label={label}>
          <Select id={`filter-${name}`} name={name} defaultValue={value} choices={choices} />
        </Field>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button>{t('challenge.filter')}</Button>
        {view.clear && (
          <ButtonLink look="quiet" href={view.clear}>
            {t('challenge.clear')}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}
