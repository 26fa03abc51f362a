import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'
import { challengeEnds } from '../challenge'

/** Taking a challenge from the public, ending it, or opening it again. */
export function EndForms({
  acts,
  of,
}: {
  acts: readonly string[]
  /** what the form of an act was refused with */
  of: (act: string) => FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <Section id="end" title={t('challengeWork.endTitle')}>
      <div className="grid items-start gap-3 md:grid-cols-2">
        {acts.includes('close') && (
          <ActionForm state={of('close')} className="panel p-4">
            <input type="hidden" name="act" value="close" />
            <p className="text-muted text-sm">{t('challengeWork.closeHint')}</p>
            <SelectField
              name="how"
              label={t('challengeWork.closeHow')}
              choices={challengeEnds.map((value) => ({ value, label: t(`challenge.end_${value}`) }))}
            />
            <TextAreaField
              name="text"
              label={t('challengeWork.closeText')}
              rows={3}
              maxLength={1_000}
              required
            />
            <p>
              <Button>{t('challengeWork.close')}</Button>
            </p>
          </ActionForm>
        )}
        {acts.includes('withdraw') && (
          <ActionForm state={of('withdraw')} className="panel p-4">
            <input type="hidden" name="act" value="withdraw" />
            <p className="text-muted text-sm">{t('challengeWork.withdrawHint')}</p>
            <TextAreaField
              name="reason"
              label={t('challengeWork.reason')}
              rows={3}
              maxLength={1_000}
              required
            />
            <p>
              <Button>{t('challengeWork.withdraw')}</Button>
            </p>
          </ActionForm>
        )}
        {acts.includes('reopen') && (
          <ActionForm state={of('reopen')} className="panel p-4">
            <input type="hidden" name="act" value="reopen" />
            <p className="text-muted text-sm">{t('challengeWork.reopenHint')}</p>
            <p>
              <Button>{t('challengeWork.reopen')}</Button>
            </p>
          </ActionForm>
        )}
      </div>
    </Section>
  )
}
