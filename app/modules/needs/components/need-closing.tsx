import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { CheckRow } from '~/ui/field'
import { ActionForm, TextAreaField } from '~/ui/form'
import { noMatchReasons } from '../need'
import type { NeedEvent } from '../need-states'

/** The ends that a team gives its need itself, as the address and the form name them. */
export const needEnds = ['met', 'no_match', 'withdrawn'] as const
type NeedEnd = (typeof needEnds)[number]

export const endEvents = {
  met: 'meet',
  no_match: 'find_no_match',
  withdrawn: 'withdraw',
} as const satisfies Record<NeedEnd, NeedEvent>

const hows = { met: ['through_muster', 'outside'], withdrawn: ['not_needed', 'duplicate'] } as const

/** Asks how a need ended before it does. */
export function NeedClosing({
  end,
  draft,
  back,
  state,
}: {
  end: NeedEnd
  draft: boolean
  back: string
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const sent = state?.values
  const sentReasons = [sent?.reasons ?? []].flat()
  return (
    <ActionForm state={state} className="panel max-w-2xl p-4">
      <input type="hidden" name="end" value={end} />
      {draft ? (
        <input type="hidden" name="how" value="not_needed" />
      ) : end === 'no_match' ? (
        <fieldset id="field-reasons">
          <legend className="mb-1 font-semibold">{t('needForm.reasons')}</legend>
          {state?.errors.reasons && (
            <p className="text-signal-ink text-sm font-medium">{state.errors.reasons}</p>
          )}
          {noMatchReasons.map((reason) => (
            <CheckRow
              key={reason}
              name="reasons"
              value={reason}
              label={t(`needForm.reason_${reason}`)}
              checked={sentReasons.includes(reason)}
            />
          ))}
        </fieldset>
      ) : (
        <fieldset id="field-how">
          <legend className="mb-1 font-semibold">{t(end === 'met' ? 'needForm.how' : 'needForm.why')}</legend>
          {hows[end].map((how, index) => (
            <label key={how} className="hover:bg-sunken flex min-h-11 items-center gap-2 rounded px-1">
              <input
                type="radio"
                name="how"
                value={how}
                defaultChecked={sent?.how === undefined ? index === 0 : sent.how === how}
                className="size-5 fine:size-4"
              />
              {t(`needForm.how_${how}`)}
            </label>
          ))}
        </fieldset>
      )}
      {!draft && (
        <TextAreaField
          name="text"
          label={t('needForm.closeText')}
          {...(end === 'no_match' && { hint: t('needForm.closeTextHint') })}
          rows={3}
          maxLength={1_000}
        />
      )}
      <p className="flex flex-wrap gap-3">
        <Button look="main">{t('needForm.confirm')}</Button>
        <ButtonLink href={back}>{t('needForm.closeBack')}</ButtonLink>
      </p>
    </ActionForm>
  )
}
