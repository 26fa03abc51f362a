import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { CheckRow, type Choice, Input } from '~/ui/field'
import { visibilities } from '../form/need-settings'

/** Who may see a need. Organisations are invited by name: what is typed is looked for when the form is saved. */
export function VisibilityFields({
  chosen,
  invited,
  found,
  error,
}: {
  chosen: string
  invited: readonly Choice[]
  error: string | undefined
  /** organisations of the name that was looked for last */
  found: readonly Choice[] | null
}) {
  const { t } = useTranslation()
  return (
    <fieldset className="group/visibility grid gap-2" id="field-visibility">
      <legend className="mb-1 font-semibold">{t('needForm.visibility')}</legend>
      {visibilities.map((value) => (
        <label
          key={value}
          className="hover:bg-sunken flex min-h-11 items-start gap-2 rounded px-1 py-2 text-sm"
        >
          <input
            type="radio"
            name="visibility"
            value={value}
            defaultChecked={value === chosen}
            className="mt-0.5 size-5 shrink-0 fine:size-4"
          />
          <span>
            <span className="block font-semibold">{t(`needForm.visibility_${value}`)}</span>
            <span className="text-muted">{t(`needForm.visibility_${value}_text`)}</span>
          </span>
        </label>
      ))}
      <div
        id="field-invited"
        className="hidden gap-2 pl-7 group-has-[[value=invited]:checked]/visibility:grid"
      >
        {error && <p className="text-signal-ink text-sm font-medium">{error}</p>}
        {invited.map(({ value, label }) => (
          <CheckRow key={value} name="invited" value={value} label={label} checked />
        ))}
        {found && found.length === 0 && <p className="text-sm">{t('needForm.inviteNone')}</p>}
        {found && found.length > 0 && (
          <>
            <p className="text-muted text-sm">{t('needForm.inviteFound')}</p>
            {found.map(({ value, label }) => (
              <CheckRow key={value} name="invited" value={value} label={label} checked={false} />
            ))}
          </>
        )}
        <div className="grid gap-1 text-sm">
          <label htmlFor="field-inviteName">{t('needForm.inviteName')}</label>
          <span className="flex flex-wrap gap-2">
            <Input
              id="field-inviteName"
              name="inviteName"
              data-unsaved=""
              maxLength={80}
              className="min-w-0 flex-1"
              autoComplete="off"
            />
            <Button name="act" value="invite">
              {t('needForm.invite')}
            </Button>
          </span>
        </div>
      </div>
    </fieldset>
  )
}
