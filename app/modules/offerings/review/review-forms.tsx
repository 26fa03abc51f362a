import { useTranslation } from 'react-i18next'
import { TextAreaField, TextField } from '~/ui/form'
import { Section } from '~/ui/section'
import type { ConditionView } from '../claims'
import { StandingWords } from '../components/claim-standing'
import { reasonName } from './decision.schema'

/** Where a reviewer says what to mend: on the whole, and on each field. */
export function ReturnFields({ fields }: { fields: readonly { field: string; label: string }[] }) {
  const { t } = useTranslation()
  return (
    <Section id="reasons" title={t('publish.reviewReasons')}>
      <div className="panel grid gap-4 p-4">
        <TextAreaField
          name={reasonName('all')}
          label={t('publish.reviewReasonAll')}
          rows={3}
          maxLength={500}
        />
        <details>
          <summary className="inline-flex min-h-11 items-center">{t('publish.reviewReasonFields')}</summary>
          <div className="grid gap-4 pt-2 md:grid-cols-2">
            {fields.map(({ field, label }) => (
              <TextField
                key={field}
                name={reasonName(field)}
                label={t('publish.reviewReasonFor', { field: label })}
                maxLength={500}
              />
            ))}
          </div>
        </details>
      </div>
    </Section>
  )
}

/** Each condition that is claimed, with the figures that bear it out or speak against it. */
export function ClaimStandings({ claims }: { claims: readonly ConditionView[] }) {
  const { t } = useTranslation()
  if (claims.length === 0) return null
  return (
    <Section id="claims" title={t('publish.conditions')}>
      <ul className="panel divide-line divide-y">
        {claims.map(({ code, label, standing, words }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="font-medium">{label}</span>
            <StandingWords standing={standing} words={words} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
