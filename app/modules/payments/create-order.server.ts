import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import { postChange } from './ledger/post-change.server'
import type { OrderLine } from './order'
import { totalsOf } from './order-money'

export type NewOrder = {
  /** what it is for, such as `booths:12` */
  subject: string
  payerId: number
  sellerId: number
  personId: number | null
  currency: string
  lines: readonly OrderLine[]
  /** by when it is to be paid, or a transfer to be chosen */
  dueAt: Date
  /** by when a transfer must be there, with its days of grace; none: `dueAt` */
  transferDueAt?: Date
  /** what is paid first, of the sum with tax, and by when the rest is; none: all of it at once */
  deposit?: { minor: number; balanceDueAt: Date } | null
  /** the page of the thing, without the language */
  path: string
  /** where the seller handles it; none: `path` */
  sellerPath?: string
  origin: string
  at: Date
}

/** Currencies with two decimals, so that a hundredth is the minor unit in every amount here. */
const currencies = ['CNY', 'USD', 'EUR', 'HKD']

/**
 * Makes an order in the caller's transaction, and posts that the payer owes it.
 * @returns its id
 * @throws DomainError `order_amount` (422), for a deposit that is not below the sum or whose rest is due before it as well
 */
export async function createOrder(tx: Tx, order: NewOrder): Promise<number> {
  const { netMinor, taxMinor, totalMinor } = totalsOf(order.lines)
  if (!currencies.includes(order.currency)) throw new DomainError('order_amount')
  const due = order.transferDueAt && order.transferDueAt > order.dueAt ? order.transferDueAt : order.dueAt
  const { minor: depositMinor, balanceDueAt } = order.deposit ?? { minor: null, balanceDueAt: null }
  if (depositMinor !== null && (depositMinor <= 0 || depositMinor >= totalMinor || balanceDueAt <= due))
    throw new DomainError('order_amount')
  const { id } = await tx
    .insertInto('orders')
    .values({
      subject: order.subject,
      path: order.path,
      seller_path: order.sellerPath ?? null,
      origin: order.origin,
      payer_id: order.payerId,
      seller_id: order.sellerId,
      person_id: order.personId,
      currency: order.currency,
      net_minor: netMinor,
      tax_minor: taxMinor,
      total_minor: totalMinor,
      deposit_minor: depositMinor,
      balance_due_at: balanceDueAt,
      due_at: order.dueAt,
      transfer_due_at: due,
      created_at: order.at,
      updated_at: order.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('order_lines')
    .values(
      order.lines.map((line, index) => ({
        order_id: id,
        line: index + 1,
        label_zh: line.labelZh,
        label_en: line.labelEn,
        quantity: line.quantity,
        unit_minor: line.unitMinor,
        tax_bp: line.taxBp,
      })),
    )
    .execute()
  await postChange(
    tx,
    {
      ...{ id, seller: { id: order.sellerId }, currency: order.currency },
      ...{ netMinor, taxMinor, retainedMinor: 0, cancelledAt: null },
    },
    { kind: 'invoiced', key: `order:${id}:invoiced`, at: order.at },
  )
  await audit(
    tx,
    { personId: order.personId, organisationId: order.payerId, address: null, requestId: null },
    { action: 'order.created', object: { kind: 'order', id }, detail: { subject: order.subject } },
  )
  return id
}
