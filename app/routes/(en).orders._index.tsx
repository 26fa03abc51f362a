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

/** What the organisation that the viewer acts for is to pay, and paid. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, origin, view, sells } = await ordersPage(args, 'payer')
  const { path, title } = view
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    receivedHref: sells ? localPath(lang, '/orders/received') : null,
  }
}

export default function OwnOrdersPage() {
  const { t } = useTranslation()
  const { view, receivedHref } = useLoaderData<typeof loader>()
  return (
    <OrdersPage
      view={view}
      actions={receivedHref && <ButtonLink href={receivedHref}>{t('order.toReceived')}</ButtonLink>}
    />
  )
}
