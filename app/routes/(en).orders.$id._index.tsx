import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { Facts } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { InvoicePanel, MoneyPanel, OrderFrame, OrderLines, PayPanel, TransferPanel } from '~/modules/payments'
import { actOnOrder, OrderActForm, orderPage, voucherFiles } from '~/modules/payments/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, origin, path, title, crumbs, did, readOnly, view } = await orderPage(args)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    ...{ title, crumbs, did, readOnly, view },
  }
}

export const action = defineAction(
  OrderActForm,
  async (input, { services, viewer, lang, origin, params, form }) => {
    const id = readId(params.id)
    const sent = form.get('file')
    const file = sent instanceof File ? sent : null
    await actOnOrder(services, viewer, { id, form: input, file }, { origin, lang })
    return redirect(localPath(lang, `/orders/${id}?did=${input.act}`))
  },
  personalPage,
  { files: voucherFiles },
)

/** What a refused form says is shown at that form; where it has no field of its own, on top. */
const placed = ['voucher', 'invoice', 'reconcile', 'refund', 'reverse', 'payout', 'retain']

export default function OrderPage() {
  const { t } = useTranslation()
  const { title, crumbs, did, readOnly, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  const sent = state?.values
  const stateOf = (name: string, id?: number) =>
    sent?.act === name &&
    (id === undefined || String(id) === (name === 'reverse' ? sent.payment : sent.refund))
      ? state
      : undefined
  return (
    <OrderFrame
      title={title}
      tag={view.tag}
      crumbs={crumbs}
      did={state ? null : did}
      actions={
        view.receiptHref && (
          <ButtonLink href={view.receiptHref} data-document="">
            {t('order.receipt')}
          </ButtonLink>
        )
      }
    >
      {state?.error && !placed.includes(String(sent?.act)) && (
        <Notice role="alert" urgent>
          {state.error}
        </Notice>
      )}
      {view.late && <Notice>{view.late}</Notice>}
      {readOnly && <Notice>{t('order.readOnly')}</Notice>}
      {view.pay && <PayPanel pay={view.pay} />}
      {(view.transfer || view.vouchers) && (
        <TransferPanel transfer={view.transfer} vouchers={view.vouchers} state={stateOf('voucher')} />
      )}
      <Section id="lines" title={t('order.lines')}>
        <OrderLines lines={view.lines} sums={view.sums} />
        <Facts
          rows={[
            ...view.facts,
            [
              t('order.about'),
              <a
                key="about"
                href={view.about.href}
                className="inline-flex min-h-11 items-center fine:min-h-0"
              >
                {t('order.aboutLink')}
              </a>,
            ],
          ]}
        />
      </Section>
      <MoneyPanel view={view} stateOf={stateOf} />
      <InvoicePanel invoice={view.invoice} state={stateOf('invoice')} />
    </OrderFrame>
  )
}
