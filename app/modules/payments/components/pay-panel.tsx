import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { Button, buttonClass } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import type { OrderPageView } from './order-page-view'

type State = Parameters<typeof ActionForm>[0]['state']

/** The ways to pay that are open to the payer now. */
export function PayPanel({ pay }: { pay: NonNullable<OrderPageView['pay']> }) {
  const { t } = useTranslation()
  const { card, transfer } = pay
  return (
    <Section id="pay" title={t('order.pay')} lead={pay.lead}>
      {card.standing === 'none' && <Notice>{t('order.cardNone')}</Notice>}
      {card.standing === 'short' && <Notice>{t('order.cardShort')}</Notice>}
      {card.standing === 'fault' && <Notice urgent>{t('order.cardFault')}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:grid-cols-2">
        {(card.standing === 'offered' || card.open) && (
          <div className="panel grid gap-2 p-4">
            {card.open && (
              <>
                <a
                  href={card.open.href}
                  rel="noreferrer"
                  data-document=""
                  className={buttonClass({ look: 'main' }, 'justify-self-start')}
                >
                  {card.open.label}
                </a>
                <p className="text-muted text-sm">{t('order.cardOpen', { until: card.open.until })}</p>
              </>
            )}
            {card.sums.map(({ part, label }, index) => (
              <form key={part} method="post">
                <input type="hidden" name="part" value={part} />
                <Button
                  look={index === 0 && !card.open ? 'main' : 'plain'}
                  name="act"
                  value="card"
                  className="whitespace-normal"
                >
                  {label}
                </Button>
              </form>
            ))}
            {!card.open && <p className="text-muted text-sm">{t('order.cardLead')}</p>}
          </div>
        )}
        {transfer && (
          <form method="post" className="panel grid gap-2 p-4">
            <Button
              look={card.standing === 'offered' || card.open ? 'plain' : 'main'}
              name="act"
              value="transfer"
              className="justify-self-start"
              disabled={!transfer.open}
            >
              {t('order.transfer')}
            </Button>
            <p className="text-muted text-sm">{transfer.lead}</p>
          </form>
        )}
      </div>
    </Section>
  )
}

/** Where to transfer to, and the proofs of it. */
export function TransferPanel({
  transfer,
  vouchers,
  state,
}: Pick<OrderPageView, 'transfer' | 'vouchers'> & { state: State }) {
  const { t } = useTranslation()
  return (
    <Section id="transfer" title={t('order.transferTitle')} lead={transfer?.lead}>
      {transfer?.missing && <Notice urgent>{t('order.transferNone')}</Notice>}
      {transfer && !transfer.missing && <Facts rows={transfer.facts} />}
      {vouchers && (
        <div className="panel grid gap-3 p-4">
          <h3 className="font-semibold">{t('order.vouchers')}</h3>
          {vouchers.list.length === 0 ? (
            <p className="text-muted text-sm">{t('order.noVouchers')}</p>
          ) : (
            <ul>
              {vouchers.list.map(({ href, name, day }) => (
                <li key={href} className="flex flex-wrap items-center gap-x-3">
                  <a href={href} data-document="" className="inline-flex min-h-11 items-center break-all">
                    {name}
                  </a>
                  <span className="text-muted text-sm">{day}</span>
                </li>
              ))}
            </ul>
          )}
          {vouchers.mayAdd && (
            <ActionForm state={state} encType="multipart/form-data" className="max-w-xl">
              <TextField
                name="file"
                type="file"
                label={t('order.voucher')}
                hint={vouchers.hint}
                accept=".pdf,.jpg,.jpeg,.png,.webp"
                required
              />
              <Button name="act" value="voucher" className="justify-self-start">
                {t('order.upload')}
              </Button>
            </ActionForm>
          )}
        </div>
      )}
    </Section>
  )
}

/** To whom the seller makes out its invoice. */
export function InvoicePanel({ invoice, state }: Pick<OrderPageView, 'invoice'> & { state: State }) {
  const { t } = useTranslation()
  return (
    <Section id="invoice" title={t('order.invoice')} lead={t('order.invoiceLead')}>
      {invoice.writes ? (
        <ActionForm state={state} className="panel max-w-2xl p-4">
          <TextField
            name="invoiceTitle"
            label={t('order.invoiceTitle')}
            defaultValue={invoice.title}
            maxLength={120}
            autoComplete="organization"
            required
          />
          <TextField
            name="invoiceCode"
            label={t('order.invoiceCode')}
            hint={t('order.invoiceCodeHint')}
            defaultValue={invoice.code}
            maxLength={60}
            autoComplete="off"
            required
          />
          <Button name="act" value="invoice" className="justify-self-start">
            {t('order.save')}
          </Button>
        </ActionForm>
      ) : invoice.title === '' ? (
        <p className="text-muted text-sm">{t('order.invoiceNone')}</p>
      ) : (
        <Facts
          rows={[
            [t('order.invoiceTitle'), invoice.title],
            [t('order.invoiceCode'), invoice.code],
          ]}
        />
      )}
    </Section>
  )
}
