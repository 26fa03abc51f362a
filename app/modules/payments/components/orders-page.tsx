import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeysetPages } from '~/modules/accounts'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Field, Input } from '~/ui/field'
import { type Tab, Tabs } from '~/ui/tabs'
import { OrderFrame } from './order-frame'
import { OrderList, type OrderRow } from './order-list'

export type OrdersView = {
  title: string
  /** null: the viewer acts for nobody */
  lead: string | null
  path: string
  state?: string | undefined
  q?: string | undefined
  all: number
  tabs: Tab[]
  rows: OrderRow[]
  next: number | null
  accountHref: string
  empty: string
}

/** A list of orders with its filters, of one side. */
export function OrdersPage({ view, actions }: { view: OrdersView; actions: ReactNode }) {
  const { t } = useTranslation()
  return (
    <OrderFrame title={view.title} lead={view.lead} actions={view.lead !== null && actions}>
      {view.lead === null ? (
        <EmptyState title={view.title}>
          <p>{t('order.noOrganisation')}</p>
          <ButtonLink href={view.accountHref}>{t('order.toAccount')}</ButtonLink>
        </EmptyState>
      ) : view.all === 0 ? (
        <EmptyState title={t('order.empty')}>
          <p>{view.empty}</p>
        </EmptyState>
      ) : (
        <>
          <Tabs label={t('order.state')} tabs={view.tabs} />
          <form method="get" action={view.path} className="flex max-w-2xl flex-wrap items-end gap-3">
            {view.state && <input type="hidden" name="state" value={view.state} />}
            <div className="min-w-56 flex-1">
              <Field id="q" label={t('order.search')} hint={t('order.searchHint')}>
                <Input id="q" name="q" defaultValue={view.q} maxLength={80} type="search" />
              </Field>
            </div>
            <Button className="mt-6 self-start">{t('order.find')}</Button>
          </form>
          {view.rows.length === 0 ? (
            <EmptyState title={t('order.emptyFiltered')}>
              <ButtonLink href={view.path}>{t('order.clear')}</ButtonLink>
            </EmptyState>
          ) : (
            <OrderList rows={view.rows} caption={view.title} />
          )}
          <KeysetPages next={view.next} />
        </>
      )}
    </OrderFrame>
  )
}
