import { useTranslation } from 'react-i18next'
import type { Choice } from '~/ui/field'
import { SelectField, TextAreaField, TextField } from '~/ui/form'
import type { OrganisationFacts } from '../organisations/organisation-snapshot'
import type { OrganisationKind } from '../viewer'

/** The fields of an organisation of this kind, and of no other. */
export function OrganisationFieldset({
  kind,
  facts,
  regions,
  teamTypes,
}: {
  kind: OrganisationKind
  /** what stands in them at first */
  facts: OrganisationFacts | null
  regions: readonly Choice[]
  teamTypes: readonly Choice[]
}) {
  const { t } = useTranslation()
  const choose = { value: '', label: t('organisation.choose') }
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <TextField
        name="nameZh"
        label={t('organisation.nameZh')}
        defaultValue={facts?.nameZh}
        required
        maxLength={80}
      />
      <TextField
        name="nameEn"
        label={t('organisation.nameEn')}
        defaultValue={facts?.nameEn}
        maxLength={160}
      />
      {(kind === 'enterprise' || kind === 'institute') && (
        <TextField
          name="creditCode"
          label={t('organisation.creditCode')}
          hint={t('organisation.creditCodeHint')}
          defaultValue={facts?.creditCode ?? undefined}
          required
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {kind === 'rescue_team' && (
        <>
          <SelectField
            name="teamType"
            label={t('organisation.teamType')}
            choices={[choose, ...teamTypes]}
            defaultValue={facts?.teamType ?? ''}
            required
          />
          <TextField
            name="parentAuthority"
            label={t('organisation.parentAuthority')}
            hint={t('organisation.parentAuthorityHint')}
            defaultValue={facts?.parentAuthority}
            required
            maxLength={120}
          />
        </>
      )}
      <SelectField
        name="region"
        label={t('organisation.region')}
        choices={[choose, ...regions]}
        defaultValue={facts?.region ?? ''}
        required
      />
      <TextAreaField
        name="introZh"
        label={t('organisation.introZh')}
        hint={t('organisation.introZhHint')}
        defaultValue={facts?.introZh}
        maxLength={1_000}
      />
      <TextAreaField
        name="introEn"
        label={t('organisation.introEn')}
        defaultValue={facts?.introEn}
        maxLength={2_000}
      />
      <TextField
        name="website"
        label={t('organisation.website')}
        defaultValue={facts?.website}
        inputMode="url"
        maxLength={200}
      />
    </>
  )
}
