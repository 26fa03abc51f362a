import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderTag } from '~/modules/payments'
import { ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/chip'
import type { BookingState } from '../booking'
import { Countdown } from './countdown'

export type BookingView = {
  id: number
  state: BookingState
  tag: string
  waited: boolean
  name: string
  numbers: string[]
  /** ISO */
  lapsesAt: string
  heldUntil: string | null
  /** its time is up, and a payment may be on its way; null: neither, or it is known that none is */
  lapsed: string | null
  reason: string
  order: { href: string; tag: OrderTag; pays: boolean; moved: string | null } | null
  lines: { key: string; name: string; detail: string; net: string }[]
  sums: { name: string; value: string; strong: boolean }[]
}

/** One booking: its booths and options, what they cost, and how long they are held. */
export function BookingCard({
  view,
  now,
  title,
  pays = false,
  children,
}: {
  view: BookingView
  /** of the server, ISO */
  now: string
  title: ReactNode
  /** for whoever took it; to the organizer the order is there to be looked at */
  pays?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <article className="panel grid gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg font-semibold">{title}</h3>
        <Tag tone={view.state === 'confirmed' ? 'strong' : 'plain'}>{view.tag}</Tag>
        {view.waited && <Tag>{t('exhibitor.waited')}</Tag>}
      </div>
      {view.heldUntil && (
        <p className="flex flex-wrap items-center gap-x-3">
          <span>{view.heldUntil}</span>
          <Countdown until={view.lapsesAt} now={now} />
        </p>
      )}
      {view.lapsed && <p className="text-sm">{view.lapsed}</p>}
      {view.reason && <p className="text-muted text-sm break-words whitespace-pre-wrap">{view.reason}</p>}
      <ul className="border-line border-t">
        {view.lines.map((line) => (
          <li
            key={line.key}
            className="border-line flex flex-wrap items-baseline justify-between gap-x-6 border-b py-2"
          >
            <span className="grid min-w-0">
              <span>{line.name}</span>
              <span className="text-muted text-sm">{line.detail}</span>
            </span>
            <span className="figure">{line.net}</span>
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[auto_auto] justify-end gap-x-6 gap-y-1 text-right">
        {view.sums.map(({ name, value, strong }) => (
          <div key={name} className={strong ? 'contents font-semibold' : 'contents'}>
            <dt className="text-sm">{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {view.order?.moved && <p className="text-sm break-words whitespace-pre-wrap">{view.order.moved}</p>}
      {view.order && (
        <p className="flex flex-wrap items-center gap-3">
          <ButtonLink href={view.order.href} look={view.order.pays && pays ? 'main' : 'plain'}>
            {t(
              !view.order.pays || !pays
                ? 'exhibitor.order'
                : view.state === 'held'
                  ? 'exhibitor.pay'
                  : 'exhibitor.payBalance',
            )}
          </ButtonLink>
          <span className={view.order.tag.look}>{view.order.tag.words}</span>
        </p>
      )}
      {children}
    </article>
  )
}
