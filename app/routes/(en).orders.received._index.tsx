import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OrdersPage } from '~/modules/payments'
import { ordersPage } from '~/modules/payments/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'

export const meta = headOf

/** What others are to pay to the organisation that the viewer acts for. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, origin, url, view } = await ordersPage(args, 'seller')
  const { path, title } = view
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    ledgerHref: localPath(lang, '/orders/received/ledger'),
    bankHref: localPath(lang, '/orders/received/bank'),
    csvHref: `${localPath(lang, '/orders/received.csv')}${url.search}`,
    sheetHref: `${localPath(lang, '/orders/received.xlsx')}${url.search}`,
  }
}

export default function ReceivedOrdersPage() {
  const { t } = useTranslation()
  const { view, ledgerHref, bankHref, csvHref, sheetHref } = useLoaderData<typeof loader>()
  return (
    <OrdersPage
      view={view}
      actions={
        <>
          <ButtonLink href={ledgerHref}>{t('order.ledger')}</ButtonLink>
          <ButtonLink href={bankHref}>{t('order.bank')}</ButtonLink>
          <ButtonLink href={csvHref} data-document="">
            {t('order.exportOrders')}
          </ButtonLink>
          <ButtonLink href={sheetHref} data-document="">
            {t('order.exportSheet')}
          </ButtonLink>
        </>
      }
    />
  )
}
