import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { KeysetPages } from '~/modules/accounts'
import { LedgerTables, OrderFrame } from '~/modules/payments'
import { ledgerPage } from '~/modules/payments/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

/** The ledger of the organisation that the viewer acts for. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, view } = await ledgerPage(args)
  const title = t('order.ledgerTitle')
  const path = localPath(lang, '/orders/received/ledger')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    crumbs: [{ href: localPath(lang, '/orders/received'), label: t('order.receivedTitle') }],
    csvHref: `${path}.csv`,
    view,
  }
}

export default function LedgerPage() {
  const { t } = useTranslation()
  const { crumbs, csvHref, view } = useLoaderData<typeof loader>()
  return (
    <OrderFrame
      title={t('order.ledgerTitle')}
      lead={t('order.ledgerLead')}
      crumbs={crumbs}
      actions={
        <ButtonLink href={csvHref} data-document="">
          {t('order.exportLedger')}
        </ButtonLink>
      }
    >
      {view.entries.length === 0 ? (
        <EmptyState title={t('order.ledgerEmpty')}>
          <p>{t('order.ledgerEmptyText')}</p>
        </EmptyState>
      ) : (
        <LedgerTables view={view} />
      )}
      <KeysetPages next={view.next} />
    </OrderFrame>
  )
}
