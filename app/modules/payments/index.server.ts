/** The payments' door for server code: making orders, what is paid for them and given back, and the ledger. */
export { cancelOrder, reinstateOrder, settleLate } from './change-order.server'
export { createOrder, type NewOrder } from './create-order.server'
export { checkLedger } from './ledger/ledger.repo.server'
export { dropRefund, giveBack, recordPayout } from './money/give-back.server'
export { refundOrder } from './money/refund-order.server'
export { BankAccountForm, OrderActForm, OrdersQuery, voucherFiles } from './order.schema'
export {
  orderRefundedJob,
  paymentArrivedJob,
  paymentReversedJob,
  transferChosenJob,
} from './order-jobs.server'
export { countOrders, listOrders, lockOrder, readLines, readOrder } from './orders.repo.server'
export { paymentJobs } from './payment-jobs.server'
export { saveInvoice } from './save-invoice.server'
export { readBankAccount, saveBankAccount } from './transfer/bank-account.server'
export { chooseTransfer } from './transfer/choose-transfer.server'
export { reconcileTransfer, reverseTransfer } from './transfer/reconcile.server'
export { addVoucher, openVoucher } from './transfer/vouchers.server'
