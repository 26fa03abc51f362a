import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'

/** The decision on one organisation. Where nothing waits (`reviewId` null) it can only be suspended. */
export function DecisionFields({
  refused,
  reviewId,
  version,
}: {
  refused: FormState | undefined
  reviewId: number | null
  version: number
}) {
  const { t } = useTranslation()
  return (
    <Section id="decide" title={t('review.decision')}>
      <ActionForm state={refused} className="panel max-w-2xl p-4">
        <input type="hidden" name="review" value={reviewId ?? ''} />
        <input type="hidden" name="version" value={version} />
        <TextAreaField
          name="reason"
          label={t('review.reason')}
          hint={t('review.reasonHint')}
          rows={3}
          maxLength={500}
        />
        <div className="flex flex-wrap gap-3">
          {reviewId !== null && (
            <>
              <Button look="main" name="decision" value="verify">
                {t('review.verify')}
              </Button>
              <Button name="decision" value="return">
                {t('review.return')}
              </Button>
            </>
          )}
          <Button name="decision" value="suspend">
            {t('review.suspend')}
          </Button>
        </div>
      </ActionForm>
    </Section>
  )
}
