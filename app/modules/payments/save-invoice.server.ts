import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { actAs } from './as-side.server'

/** Says to whom the seller makes out its invoice (发票抬头, 税号). @throws those of `actAs` */
export const saveInvoice = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
  { title, code }: { title: string; code: string },
): Promise<void> =>
  actAs(services, viewer, id, 'payer', async (tx, order, at) => {
    if (order.invoiceTitle === title && order.invoiceCode === code) return
    await tx
      .updateTable('orders')
      .set({ invoice_title: title, invoice_code: code, updated_at: at })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), { action: 'order.invoice_saved', object: { kind: 'order', id } })
  })
