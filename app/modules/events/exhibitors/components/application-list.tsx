import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm, TextAreaField } from '~/ui/form'
import type { ApplicationState } from '../application'

export type ApplicationRow = {
  id: number
  name: string
  /** in the directory; null: it does not stand there */
  href: string | null
  fascia: string
  state: ApplicationState
  tag: string
  member: boolean
  note: string
  reason: string
  submitted: string
  offerings: { id: number; href: string; name: string; track: string }[]
  accepts: boolean
  refuses: boolean
}

/** Applications with what each would show, and the organizer's word on them. */
export function ApplicationList({
  rows,
  writes,
  state,
}: {
  rows: readonly ApplicationRow[]
  writes: boolean
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  return (
    <ul className="grid gap-3">
      {rows.map((row) => {
        const own = state?.values.application === String(row.id) ? state : undefined
        return (
          <li key={row.id} className="panel grid gap-2 p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {row.href ? (
                <a href={row.href} className="inline-flex min-h-11 items-center font-semibold fine:min-h-0">
                  {row.name}
                </a>
              ) : (
                <span className="font-semibold">{row.name}</span>
              )}
              <Tag>{row.tag}</Tag>
              {row.member && <Tag>{t('exhibitor.rate_member')}</Tag>}
            </p>
            <p className="facts">
              <span>{row.fascia}</span>
              <span>{row.submitted}</span>
            </p>
            <ul className="flex flex-wrap gap-x-4 text-sm">
              {row.offerings.map((offering) => (
                <li key={offering.id}>
                  <a href={offering.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                    {offering.name}
                  </a>
                  <span className="text-muted"> {offering.track}</span>
                </li>
              ))}
            </ul>
            {row.note && <p className="break-words whitespace-pre-wrap">{row.note}</p>}
            {row.reason && <p className="text-muted text-sm break-words whitespace-pre-wrap">{row.reason}</p>}
            {own?.error && !own.errors.reason && (
              <p role="alert" className="text-signal-ink text-sm font-medium">
                {own.error}
              </p>
            )}
            {writes && row.accepts && (
              <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
                <form method="post" className="flex flex-wrap items-center gap-3">
                  <input type="hidden" name="application" value={row.id} />
                  <label className="check-row">
                    <input type="checkbox" name="member" value="yes" defaultChecked={row.member} />
                    <span className="text-sm">{t('exhibitor.member')}</span>
                  </label>
                  <Button
                    name="act"
                    value="accept"
                    look={row.refuses ? 'main' : 'plain'}
                    aria-label={`${t(row.refuses ? 'exhibitor.accept' : 'exhibitor.reconsider')}: ${row.name}`}
                  >
                    {t(row.refuses ? 'exhibitor.accept' : 'exhibitor.reconsider')}
                  </Button>
                </form>
                {row.refuses &&
                  (['return', 'reject'] as const).map((act) => (
                    <details key={act} open={own?.values.act === act} className="open:w-full">
                      <summary className="text-link min-h-11 cursor-pointer py-2">
                        {t(`exhibitor.${act}`)}
                      </summary>
                      <ActionForm state={own?.values.act === act ? own : undefined} className="max-w-2xl">
                        <input type="hidden" name="application" value={row.id} />
                        <TextAreaField
                          name="reason"
                          label={t('exhibitor.reason')}
                          rows={2}
                          maxLength={1_000}
                          required
                        />
                        <Button name="act" value={act} className="justify-self-start">
                          {t(`exhibitor.${act}`)}
                        </Button>
                      </ActionForm>
                    </details>
                  ))}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
