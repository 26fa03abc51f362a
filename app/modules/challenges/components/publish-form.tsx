import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { CheckRow } from '~/ui/field'
import { ActionForm, TextAreaField, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import type { ReviewEntryView } from './review-entry-view'

/** What everybody reads of a challenge, written by a reviewer. */
export function PublishForm({ view, state }: { view: ReviewEntryView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { content, version } = view
  const published = view.stage === 'published'
  return (
    <Section
      id="publish"
      title={t(published ? 'challengeWork.reviseTitle' : 'challengeWork.publishTitle')}
      lead={published ? null : t('challengeWork.publishLead')}
    >
      {view.hidden && <Notice>{t('challengeWork.hiddenNeeds')}</Notice>}
      <ActionForm state={state} className="panel max-w-3xl p-4">
        <input type="hidden" name="act" value="publish" />
        <input type="hidden" name="version" value={version} />
        <TextField
          name="titleZh"
          label={t('challengeWork.titleZh')}
          defaultValue={content.titleZh}
          maxLength={120}
          required
        />
        <TextField
          name="titleEn"
          label={t('challengeWork.titleEn')}
          defaultValue={content.titleEn}
          maxLength={200}
        />
        <TextAreaField
          name="textZh"
          label={t('challengeWork.textZh')}
          hint={t('challengeWork.textZhHint')}
          defaultValue={content.textZh}
          rows={8}
          maxLength={4_000}
          required
        />
        <TextAreaField
          name="textEn"
          label={t('challengeWork.textEn')}
          defaultValue={content.textEn}
          rows={6}
          maxLength={8_000}
        />
        {(['scenarios', 'tracks'] as const).map((list) => {
          const chosen = state ? [state.values[list] ?? []].flat() : content[list]
          return (
            view[list].length > 0 && (
              <fieldset key={list} id={`field-${list}`}>
                <legend className="mb-1 text-sm">{t(`challengeWork.${list}`)}</legend>
                {state?.errors[list] && (
                  <p className="text-signal-ink text-sm font-medium">{state.errors[list]}</p>
                )}
                {view[list].map(({ value, label }) => (
                  <CheckRow
                    key={value}
                    name={list}
                    value={value}
                    label={label}
                    checked={chosen.includes(value)}
                  />
                ))}
              </fieldset>
            )
          )
        })}
        <p className="text-muted text-sm">{t('challengeWork.fieldsHint')}</p>
        <TextField
          name="answersUntil"
          type="date"
          label={t('challengeWork.answersUntil')}
          hint={t('challengeWork.answersUntilHint')}
          defaultValue={content.answersUntil}
          required
        />
        <p>
          <Button look="main">{t(published ? 'challengeWork.saveChanges' : 'challengeWork.publish')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
