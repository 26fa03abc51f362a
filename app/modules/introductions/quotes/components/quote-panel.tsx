import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import { Confirm } from '~/ui/confirm'
import { ActionForm, TextAreaField } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'
import { QuoteDocument } from './quote-document'
import type { QuotePageView } from './quote-page-view'

/** The quote of an introduction: what was asked for, the version that is read, and what can be done now. */
export function QuotePanel({
  view,
  filesHref,
  state,
}: {
  view: QuotePageView
  filesHref: string
  state: FormState | undefined
}) {
  const { t } = useTranslation()
  const { shown, acts } = view
  return (
    <Section id="quote" title={t('quote.title')} lead={t('quote.lead')}>
      {view.state && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Tag>{view.state}</Tag>
          {shown?.document.expired && shown.standing === 'open' && (
            <Tag tone="unknown">{t('quote.expired')}</Tag>
          )}
          {view.reason && <span className="break-words whitespace-pre-wrap">{view.reason}</span>}
        </p>
      )}
      {view.empty && <p className="panel text-muted px-4 py-3">{t(`quote.${view.empty}`)}</p>}
      {view.request && (
        <div className="panel grid gap-1 p-4 print:hidden">
          <h3 className="font-semibold">{t('quote.requestTitle')}</h3>
          <p className="facts">
            {view.request.facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
          <p className="break-words whitespace-pre-wrap">{view.request.text}</p>
        </div>
      )}
      <p className="no-print flex flex-wrap gap-3 empty:hidden">
        {acts.includes('send') && (
          <ButtonLink href={view.writeHref} look={view.writing === 'write' ? 'main' : 'plain'}>
            {t(`quote.${view.writing}`)}
          </ButtonLink>
        )}
        {acts.includes('request') && (
          <ButtonLink href={view.requestHref} rel="nofollow" look={view.request ? 'plain' : 'main'}>
            {t(view.request ? 'quote.requestAgain' : 'quote.request')}
          </ButtonLink>
        )}
        {view.compareHref && view.state && (
          <ButtonLink href={view.compareHref}>{t('quote.toCompare')}</ButtonLink>
        )}
      </p>
      {shown && <QuoteDocument view={shown.document} filesHref={filesHref} />}
      <Answers view={view} state={state} />
      {shown && (
        <p className="no-print flex flex-wrap gap-3">
          <ButtonLink href={shown.pdfHref} data-document="">
            {t('quote.pdf')}
          </ButtonLink>
          <Button type="button" data-print="" className="only-with-script">
            <Icon name="print" className="size-5" />
            {t('quote.print')}
          </Button>
        </p>
      )}
      {view.versions.length > 1 && <Versions rows={view.versions} />}
    </Section>
  )
}

/** The answers to the version that is shown, and the acts on a request that waits. */
function Answers({ view, state }: { view: QuotePageView; state: FormState | undefined }) {
  const { t } = useTranslation()
  const { shown, acts } = view
  const of = (act: string) => (state?.values.act === act ? state : undefined)
  const version = shown && <input type="hidden" name="version" value={shown.version} />
  return (
    <div className="no-print flex flex-wrap items-start gap-3 empty:hidden">
      {acts.includes('accept') && shown && (
        <Confirm
          label={t('quote.accept', { n: shown.version })}
          text={`${t('quote.acceptSum', { n: shown.version, total: shown.total })}${t('quote.acceptLead')}`}
        >
          <form method="post">
            {version}
            <Button name="act" value="accept" look="main">
              {t('quote.accept', { n: shown.version })}
            </Button>
          </form>
        </Confirm>
      )}
      {acts.includes('decline') && (
        <Unfolding
          label={t('quote.decline')}
          lead={t('quote.declineLead')}
          act="decline"
          state={of('decline')}
        >
          {version}
        </Unfolding>
      )}
      {acts.includes('withdraw') && (
        <Unfolding
          label={t('quote.withdraw')}
          lead={t('quote.withdrawLead')}
          act="withdraw"
          state={of('withdraw')}
          optional
        >
          {version}
        </Unfolding>
      )}
      {acts.includes('refuse') && (
        <Unfolding label={t('quote.refuse')} lead={t('quote.refuseLead')} act="refuse" state={of('refuse')} />
      )}
      {acts.includes('cancel') && (
        <form method="post">
          <Button name="act" value="cancel">
            {t('quote.cancel')}
          </Button>
        </form>
      )}
    </div>
  )
}

function Unfolding({
  label,
  lead,
  act,
  state,
  optional = false,
  children,
}: {
  label: string
  lead: string
  act: string
  state: FormState | undefined
  optional?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <details open={state !== undefined} className="open:w-full">
      <summary className="text-link min-h-11 cursor-pointer py-2">{label}</summary>
      <ActionForm state={state} className="max-w-2xl">
        {children}
        <p className="text-muted text-sm">{lead}</p>
        <TextAreaField
          name="text"
          label={t(optional ? 'quote.withdrawText' : 'quote.reason')}
          rows={3}
          maxLength={1_000}
          required={!optional}
        />
        <Button name="act" value={act} className="justify-self-start">
          {label}
        </Button>
      </ActionForm>
    </details>
  )
}

function Versions({ rows }: { rows: QuotePageView['versions'] }) {
  const { t } = useTranslation()
  return (
    <div className="panel no-print">
      <Table caption={t('quote.versions')}>
        <thead>
          <tr>
            {(['colVersion', 'colSent', 'colTotal', 'colChange', 'colStanding'] as const).map((name) => (
              <th
                key={name}
                scope="col"
                className={`${headCell} ${name === 'colSent' ? 'max-sm:hidden' : ''} ${name === 'colTotal' || name === 'colChange' ? 'text-right' : ''}`}
              >
                {t(`quote.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.version} className={row.current ? 'font-semibold' : undefined}>
              <td className={cell}>
                <a
                  href={row.href}
                  aria-current={row.current ? 'true' : undefined}
                  className="inline-flex min-h-11 items-center fine:min-h-0"
                >
                  {t('quote.version', { n: row.version })}
                </a>
              </td>
              <td className={`${cell} figure max-sm:hidden`}>{row.sent}</td>
              <td className={`${cell} figure text-right`}>{row.total}</td>
              <td className={`${cell} figure text-right`}>{row.change}</td>
              <td className={cell}>
                {t(`quote.standing_${row.standing}`)}
                {row.expired && row.standing === 'open' && (
                  <span className="text-muted block text-xs">{t('quote.expired')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
