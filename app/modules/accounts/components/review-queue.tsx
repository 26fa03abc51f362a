import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import type { OrganisationKind } from '../viewer'

type Row = {
  /** what the form sends for it */
  value: string
  href: string
  name: string
  kind: OrganisationKind
  region: string
  submitted: string
  again: boolean
  own: boolean
}

/** What waits, with a box for each, and one decision for all that are ticked. */
export function ReviewQueue({ rows, refused }: { rows: readonly Row[]; refused: FormState | undefined }) {
  const { t } = useTranslation()
  const ticked = refused?.values.row ?? []
  return (
    <ActionForm state={refused} className="grid-cols-[minmax(0,1fr)]">
      <div className="panel" id="field-row">
        <Table caption={t('review.queue')} className="min-w-[40rem]">
          <thead>
            <tr>
              <th className={headCell}>{t('review.name')}</th>
              <th className={headCell}>{t('review.kind')}</th>
              <th className={headCell}>{t('review.region')}</th>
              <th className={headCell}>{t('review.submitted')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, href, name, kind, region, submitted, again, own }) => (
              <tr key={value}>
                <td className={cell}>
                  <div className="flex items-center gap-x-2">
                    {!own && (
                      <label className="inline-flex size-11 items-center justify-center">
                        <input
                          type="checkbox"
                          name="row[]"
                          value={value}
                          defaultChecked={ticked.includes(value)}
                          className="size-5"
                        />
                        <span className="sr-only">{t('review.select', { name })}</span>
                      </label>
                    )}
                    <a href={href} className="inline-flex min-h-11 items-center">
                      {name}
                    </a>
                    <Tag tone={again ? 'strong' : 'plain'}>
                      {again ? t('review.again') : t('review.first')}
                    </Tag>
                    {own && <Tag tone="strong">{t('review.own')}</Tag>}
                  </div>
                </td>
                <td className={cell}>{t(`admin.${kind}`)}</td>
                <td className={cell}>{region}</td>
                <td className={`${cell} whitespace-nowrap`}>{submitted}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <Section id="bulk" title={t('review.bulk')} lead={t('review.bulkHint')}>
        <div className="panel grid max-w-2xl gap-4 p-4">
          <TextAreaField
            name="reason"
            label={t('review.reason')}
            hint={t('review.bulkReasonHint')}
            rows={3}
            maxLength={500}
            required
          />
          <div className="flex flex-wrap gap-3">
            <Button look="main" name="decision" value="verify">
              {t('review.verify')}
            </Button>
            <Button name="decision" value="return">
              {t('review.return')}
            </Button>
          </div>
        </div>
      </Section>
    </ActionForm>
  )
}
