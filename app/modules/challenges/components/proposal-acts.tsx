import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'

export type ProposalActs = { withdraw: boolean; shortlist: boolean; decline: boolean }

/** What the reader may do with a proposal now. */
export function ProposalActsPanel({ acts, state }: { acts: ProposalActs; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      {(acts.shortlist || acts.decline) && (
        <Section id="decide" title={t('proposal.decide')} lead={t('proposal.decideLead')}>
          <ActionForm state={state} className="panel max-w-2xl p-4">
            <TextAreaField name="reason" label={t('proposal.reason')} rows={3} maxLength={1_000} required />
            <div className="flex flex-wrap gap-3">
              {acts.shortlist && (
                <Button look="main" name="act" value="shortlist">
                  {t('proposal.shortlist')}
                </Button>
              )}
              {acts.decline && (
                <Button name="act" value="decline">
                  {t('proposal.decline')}
                </Button>
              )}
            </div>
          </ActionForm>
        </Section>
      )}
      {acts.withdraw && (
        <form method="post" className="grid gap-2">
          <p className="text-muted text-sm">{t('proposal.withdrawLead')}</p>
          <p>
            <Button name="act" value="withdraw">
              {t('proposal.withdraw')}
            </Button>
          </p>
        </form>
      )}
    </>
  )
}
