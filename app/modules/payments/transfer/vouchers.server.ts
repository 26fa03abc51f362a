import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { checkUpload } from '~/platform/files/check-upload.server'
import { digestOf, findFile, openStoredFile, saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { actAs, refuseOther } from '../as-side.server'
import { awaitsBalance } from '../instalments'
import { MAX_VOUCHERS } from '../order'
import { readOrder } from '../orders.repo.server'
import { tellOrder } from '../tell.server'

export type Voucher = { id: string; name: string; at: Date }

export async function readVouchers(db: Db | Tx, orderId: number): Promise<Voucher[]> {
  return db
    .selectFrom('order_vouchers as v')
    .innerJoin('files as f', 'f.id', 'v.file_id')
    .select(['f.id', 'f.name', 'v.created_at as at'])
    .where('v.order_id', '=', orderId)
    .orderBy('v.created_at')
    .orderBy('f.id')
    .execute()
}

/**
 * Keeps what the bank gave the payer as proof of a transfer, for the two sides alone. The same file once more is the one that
 * is there.
 * @throws DomainError `file_empty`, `order_state`, `too_many_documents` (409), `rate_limited` (429), those of `checkUpload`
 * and `actAs`
 */
export async function addVoucher(
  services: Pick<Services, 'db' | 'clock' | 'env' | 'files'>,
  viewer: Person,
  id: number,
  file: File | null,
): Promise<void> {
  refuseOther(viewer, await readOrder(services.db, viewer, id), 'payer')
  if (file === null) throw new DomainError('file_empty', { field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const checked = await checkUpload(file, 'document')
  await actAs(services, viewer, id, 'payer', async (tx, order, at) => {
    if (!order.transferChosenAt && !awaitsBalance(order))
      throw new DomainError('order_state', {}, { status: 409 })
    const there = await tx
      .selectFrom('order_vouchers as v')
      .innerJoin('files as f', 'f.id', 'v.file_id')
      .select('f.sha256')
      .where('v.order_id', '=', id)
      .execute()
    if (there.some(({ sha256 }) => sha256.equals(digestOf(checked.bytes)))) return
    if (there.length >= MAX_VOUCHERS)
      throw new DomainError('too_many_documents', { n: MAX_VOUCHERS, field: 'file' }, { status: 409 })
    const owner = { organisationId: order.payer.id, uploadedBy: viewer.id }
    const fileId = await saveUpload(tx, services.files, checked, owner)
    await tx.insertInto('order_vouchers').values({ order_id: id, file_id: fileId, created_at: at }).execute()
    await audit(tx, auditSource(viewer), {
      action: 'order.voucher_added',
      object: { kind: 'order', id },
      detail: { file: fileId },
    })
    await tellOrder(tx, order, 'seller', 'voucher', { at, mark: fileId })
  })
}

/** A voucher's bytes, for whoever may see its order. @throws DomainError `not_found` (404) */
export async function openVoucher(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { id, fileId }: { id: number; fileId: string },
): Promise<Response> {
  const file = await findFile(db, fileId)
  const own = file && (await readVouchers(db, id)).some((voucher) => voucher.id === file.id)
  if (!file || !own) throw notFoundError('file', fileId)
  return openStoredFile(files, file)
}
