import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import type { SheetMode, SheetState } from '../sheet'

export type SheetActsView = {
  state: SheetState
  /** worded numbers; null where there are none */
  numbers: Record<
    | 'fresh'
    | 'changed'
    | 'refused'
    | 'written'
    | 'hindered'
    | 'open'
    | 'inForce'
    | 'submitted'
    | 'unsubmitted'
    | 'incomplete',
    string
  >
  counts: {
    writable: number
    refused: number
    hindered: number
    open: number
    inForce: number
    unsubmitted: number
    incomplete: number
  }
  mayPublish: boolean
  ownHref: string
  againHref: string
}

/** What can be done next with a sheet whose step is over, and what came of the last one. */
export function SheetActs({ view, refused }: { view: SheetActsView; refused: FormState | undefined }) {
  switch (view.state) {
    case 'checked':
      return <Confirm view={view} refused={refused} />
    case 'written':
      return (
        <>
          <Done view={view} />
          <Submit view={view} refused={refused} />
        </>
      )
    case 'submitted':
      return <Done view={view} />
    default:
      return null
  }
}

function Confirm({ view, refused }: { view: SheetActsView; refused: FormState | undefined }) {
  const { t } = useTranslation()
  const { numbers, counts } = view
  if (counts.writable === 0)
    return (
      <Notice title={t(counts.refused > 0 ? 'sheetReport.nothingRight' : 'sheetReport.nothing')}>
        <ButtonLink href={view.againHref}>{t('sheetReport.again')}</ButtonLink>
      </Notice>
    )
  const allRight = counts.refused === 0
  const choice = (mode: SheetMode, hint: string, disabled = false) => (
    <label className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)] items-start gap-3 py-1.5">
      <input
        type="radio"
        name="mode"
        value={mode}
        className="mt-0.5 size-5"
        defaultChecked={mode === (allRight ? 'all' : 'valid')}
        disabled={disabled}
      />
      <span>
        <span className={disabled ? 'text-muted' : 'font-medium'}>{t(`sheetReport.mode_${mode}`)}</span>
        <span className="text-muted block text-sm">{hint}</span>
      </span>
    </label>
  )
  return (
    <Section
      id="confirm"
      title={t('sheetReport.confirmTitle')}
      lead={t('sheetReport.confirmLead', { fresh: numbers.fresh, changed: numbers.changed })}
    >
      <ActionForm state={refused} className="panel p-4">
        <input type="hidden" name="act" value="write" />
        <fieldset className="grid gap-1">
          <legend className="text-sm">{t('sheetReport.mode')}</legend>
          {choice(
            'all',
            allRight ? t('sheetReport.mode_allHint') : t('sheetReport.mode_allNot', { n: numbers.refused }),
            !allRight,
          )}
          {choice('valid', t('sheetReport.mode_validHint'))}
        </fieldset>
        <p>
          <Button look="main">{t('sheetReport.confirm')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}

function Done({ view }: { view: SheetActsView }) {
  const { t } = useTranslation()
  const { state, numbers, counts } = view
  const submitted = state === 'submitted'
  return (
    <Notice
      role="status"
      title={
        submitted
          ? t('sheetReport.submittedTitle', { n: numbers.submitted })
          : t('sheetReport.writtenTitle', { n: numbers.written })
      }
    >
      <div className="grid gap-2">
        {counts.inForce > 0 && <p>{t('sheetReport.inForce', { n: numbers.inForce })}</p>}
        {counts.hindered > 0 && <p>{t('sheetReport.writtenLeft', { n: numbers.hindered })}</p>}
        {submitted && counts.unsubmitted > 0 && (
          <p>{t('sheetReport.submittedLeft', { n: numbers.unsubmitted })}</p>
        )}
        <p className="flex flex-wrap gap-2">
          <ButtonLink size="small" href={view.ownHref}>
            {t('sheetReport.own')}
          </ButtonLink>
          <ButtonLink size="small" href={view.againHref}>
            {t('sheetReport.again')}
          </ButtonLink>
        </p>
      </div>
    </Notice>
  )
}

function Submit({ view, refused }: { view: SheetActsView; refused: FormState | undefined }) {
  const { t } = useTranslation()
  const { numbers, counts, mayPublish } = view
  if (counts.open === 0) return null
  return (
    <Section
      id="submit"
      title={t('sheetReport.submitTitle')}
      lead={t('sheetReport.submitLead', { n: numbers.open })}
    >
      {counts.incomplete > 0 && <p>{t('sheetReport.submitIncomplete', { n: numbers.incomplete })}</p>}
      {mayPublish ? (
        <ActionForm state={refused}>
          <p>
            <Button look="main" name="act" value="submit">
              {t('sheetReport.submit')}
            </Button>
          </p>
        </ActionForm>
      ) : (
        <Notice>{t('publish.notVerifiedYet')}</Notice>
      )}
    </Section>
  )
}
