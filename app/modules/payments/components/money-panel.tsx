import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import type { OrderPageView } from './order-page-view'

type State = Parameters<typeof ActionForm>[0]['state']

/** What came in and what went back, and, for the seller's members, what can be done with it. */
export function MoneyPanel({
  view,
  stateOf,
}: {
  view: Pick<OrderPageView, 'payments' | 'refunds' | 'work'>
  /** what a form was refused with, by its act and the id that it was about */
  stateOf: (act: string, id?: number) => State
}) {
  const { t } = useTranslation()
  const today = view.work?.today ?? ''
  return (
    <>
      <Section id="payments" title={t('order.payments')}>
        {view.payments.length === 0 ? (
          <p className="text-muted text-sm">{t('order.noPayments')}</p>
        ) : (
          <ul className="panel divide-line divide-y">
            {view.payments.map((payment) => (
              <Money key={payment.id} {...payment} note={payment.reversed} struck={payment.reversed !== null}>
                {payment.mayReverse && (
                  <Unfolding label={t('order.reverse')} open={stateOf('reverse', payment.id) !== undefined}>
                    <ActionForm
                      state={stateOf('reverse', payment.id)}
                      prefix={`reverse-${payment.id}-`}
                      className="max-w-xl"
                    >
                      <p className="text-muted text-sm">{t('order.reverseLead')}</p>
                      <input type="hidden" name="payment" value={payment.id} />
                      <TextField name="reason" label={t('order.reason')} maxLength={500} required />
                      <Button name="act" value="reverse" className="justify-self-start">
                        {t('order.doReverse')}
                      </Button>
                    </ActionForm>
                  </Unfolding>
                )}
              </Money>
            ))}
          </ul>
        )}
      </Section>
      {view.refunds.length > 0 && (
        <Section id="refunds" title={t('order.refunds')}>
          <ul className="panel divide-line divide-y">
            {view.refunds.map((refund) => (
              <Money
                key={refund.id}
                {...refund}
                note={`${refund.stateWords} · ${refund.reason}`}
                struck={refund.state === 'failed'}
              >
                {refund.waits && (
                  <div className="flex flex-wrap items-start gap-3">
                    <Unfolding label={t('order.payout')} open={stateOf('payout', refund.id) !== undefined}>
                      <ActionForm
                        state={stateOf('payout', refund.id)}
                        prefix={`payout-${refund.id}-`}
                        className="max-w-xl"
                      >
                        <input type="hidden" name="refund" value={refund.id} />
                        <TextField
                          name="bankReference"
                          label={t('order.bankReference')}
                          maxLength={60}
                          required
                        />
                        <TextField
                          name="paidOn"
                          type="date"
                          label={t('order.paidOn')}
                          max={today}
                          defaultValue={today}
                          required
                        />
                        <Button name="act" value="payout" className="justify-self-start">
                          {t('order.doPayout')}
                        </Button>
                      </ActionForm>
                    </Unfolding>
                    <Confirm label={t('order.drop')} text={t('order.dropText')}>
                      <form method="post">
                        <input type="hidden" name="refund" value={refund.id} />
                        <Button name="act" value="drop">
                          {t('order.drop')}
                        </Button>
                      </form>
                    </Confirm>
                  </div>
                )}
              </Money>
            ))}
          </ul>
        </Section>
      )}
      {view.work && <Work work={view.work} stateOf={stateOf} />}
    </>
  )
}

function Money({
  day,
  method,
  reference,
  amount,
  note,
  struck,
  children,
}: {
  day: string
  method: string
  reference: string
  amount: string
  note: string | null
  struck: boolean
  children: ReactNode
}) {
  return (
    <li className="grid gap-1 p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="facts">
          <span>{day}</span>
          <span>{method}</span>
          {reference && <span className="break-all">{reference}</span>}
        </span>
        <span className={struck ? 'figure text-muted line-through' : 'figure font-semibold'}>{amount}</span>
      </div>
      {note && <p className="text-sm break-words">{note}</p>}
      {children}
    </li>
  )
}

function Unfolding({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="open:w-full">
      <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">{label}</summary>
      {children}
    </details>
  )
}

function Work({
  work,
  stateOf,
}: {
  work: NonNullable<OrderPageView['work']>
  stateOf: (act: string) => State
}) {
  const { t } = useTranslation()
  return (
    <Section id="work" title={t('order.work')}>
      {work.overdueHref && (
        <Notice urgent>
          {t('order.overdueLead')} <a href={work.overdueHref}>{t('order.overdueLink')}</a>
        </Notice>
      )}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <ActionForm
          state={stateOf('reconcile')}
          prefix="reconcile-"
          className="panel p-4"
          key={`reconcile ${work.missing}`}
        >
          <h3 className="font-semibold">{t('order.reconcile')}</h3>
          <p className="text-muted text-sm">{t('order.reconcileLead')}</p>
          <TextField
            name="amount"
            label={t('order.reconcileAmount')}
            inputMode="decimal"
            defaultValue={work.missing === '0' ? '' : work.missing}
            maxLength={20}
            required
          />
          <TextField name="bankReference" label={t('order.bankReference')} maxLength={60} required />
          <TextField
            name="receivedOn"
            type="date"
            label={t('order.receivedOn')}
            max={work.today}
            defaultValue={work.today}
            required
          />
          <Button name="act" value="reconcile" className="justify-self-start">
            {t('order.doReconcile')}
          </Button>
        </ActionForm>
        {!work.held ? (
          <div className="panel grid gap-2 p-4">
            <h3 className="font-semibold">{t('order.refund')}</h3>
            <p className="text-muted text-sm">{t('order.nothingHeld')}</p>
          </div>
        ) : (
          <ActionForm
            state={stateOf('refund')}
            prefix="refund-"
            className="panel p-4"
            key={`refund ${work.base}`}
          >
            <h3 className="font-semibold">{t('order.refund')}</h3>
            <p className="text-muted text-sm">{t('order.refundLead', { most: work.most })}</p>
            <input type="hidden" name="base" value={work.base} />
            <TextField
              name="amount"
              label={t('order.refundAmount')}
              inputMode="decimal"
              defaultValue={work.suggested}
              maxLength={20}
              required
            />
            <TextField name="reason" label={t('order.reason')} maxLength={500} required />
            <Button name="act" value="refund" className="justify-self-start">
              {t('order.doRefund')}
            </Button>
          </ActionForm>
        )}
        {work.retains && (
          <ActionForm state={stateOf('retain')} prefix="retain-" className="panel p-4">
            <h3 className="font-semibold">{t('order.retain')}</h3>
            <p className="text-muted text-sm">{t('order.retainLead', { most: work.retains.most })}</p>
            <input type="hidden" name="base" value={work.retains.base} />
            <TextField name="reason" label={t('order.reason')} maxLength={500} required />
            <Button name="act" value="retain" className="justify-self-start">
              {t('order.doRetain')}
            </Button>
          </ActionForm>
        )}
      </div>
    </Section>
  )
}
