import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { ActionForm, SelectField, TextAreaField, TextField } from '~/ui/form'
import type { Tab } from '~/ui/tabs'
import { CameraPanel } from '../../check-in/components/camera-panel'
import type { VisitorContent } from '../../visitor'
import { leadRatings } from '../lead'

export type LeadRow = {
  id: number
  number: string
  contact: VisitorContent | null
  /** why there is no contact */
  why: string | null
  rating: string
  note: string
  met: string
}

export type LeadsView = {
  count: string
  csvHref: string | null
  tabs: Tab[]
  rows: LeadRow[]
  next: number | null
}

/** Meeting a visitor: their badge before the camera, or its number. */
export function LeadScan({ state }: { state: FormState | undefined }) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const found = (text: string) => {
    const field = form.current?.elements.namedItem('ticket')
    if (!(field instanceof HTMLInputElement)) return
    field.value = text
    form.current?.requestSubmit(form.current.querySelector('button'))
  }
  return (
    <div className="grid max-w-2xl gap-3">
      <div className="only-with-script w-full [&>*]:w-full">
        <CameraPanel found={found} />
      </div>
      <ActionForm state={state} formRef={form} className="panel p-4" autoComplete="off">
        <TextField
          name="ticket"
          label={t('lead.ticket')}
          hint={t('checkIn.ticketHint')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Button name="act" value="scan" look="main" className="justify-self-start">
          {t('lead.add')}
        </Button>
      </ActionForm>
    </div>
  )
}

/** Whom an exhibitor met, with what was noted of each. */
export function LeadList({ rows, state }: { rows: readonly LeadRow[]; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((row) => {
        const own = state?.values.lead === String(row.id) ? state : undefined
        return (
          <li key={row.id} className="panel grid content-start gap-2 p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{row.contact?.name ?? t('lead.hidden')}</span>
              <span className="figure text-muted">{row.number}</span>
              {row.rating && <span className="tag">{t(`lead.rating_${row.rating as '1'}`)}</span>}
            </p>
            {row.contact ? (
              <>
                <p className="break-words">
                  {[row.contact.organisationName, row.contact.title].filter(Boolean).join(' · ')}
                </p>
                <p className="facts">
                  {row.contact.phone && (
                    <a href={`tel:${row.contact.phone}`} className="inline-flex min-h-11 items-center">
                      {row.contact.phone}
                    </a>
                  )}
                  {row.contact.email && (
                    <a
                      href={`mailto:${row.contact.email}`}
                      className="inline-flex min-h-11 items-center break-all"
                    >
                      {row.contact.email}
                    </a>
                  )}
                </p>
              </>
            ) : (
              <p className="text-sm">
                <span className="tag tag-unknown">{row.why}</span>
              </p>
            )}
            {row.note && <p className="break-words whitespace-pre-wrap">{row.note}</p>}
            <details open={own !== undefined}>
              <summary className="text-link min-h-11 cursor-pointer py-2">{t('lead.edit')}</summary>
              <ActionForm state={own} prefix={`lead${row.id}`}>
                <input type="hidden" name="lead" value={row.id} />
                <SelectField
                  name="rating"
                  label={t('lead.rating')}
                  defaultValue={row.rating}
                  choices={[
                    { value: '', label: t('lead.unrated') },
                    ...leadRatings.map((each) => ({ value: String(each), label: t(`lead.rating_${each}`) })),
                  ]}
                />
                <TextAreaField
                  name="note"
                  label={t('lead.note')}
                  defaultValue={row.note}
                  rows={3}
                  maxLength={1_000}
                />
                <Button name="act" value="note" className="justify-self-start">
                  {t('visitor.save')}
                </Button>
              </ActionForm>
            </details>
            <p className="text-muted text-sm">{t('lead.metOn', { day: row.met })}</p>
          </li>
        )
      })}
    </ul>
  )
}
