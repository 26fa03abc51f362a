/** The payments' door for server code: making orders, what is paid for them and given back, and the ledger. */
export { actOnOrder } from './act-on-order.server'
export { cancelOrder, reinstateOrder, settleLate } from './change-order.server'
export { createOrder, type NewOrder } from './create-order.server'
export { orderPage, ownOrderPage } from './http/order-page.server'
export { ordersPage } from './http/orders-page.server'
export { actingPage, bankPage, ledgerPage, ordersExport, receiptOf } from './http/seller-pages.server'
export { checkLedger } from './ledger/check-ledger.server'
export { ledgerCsv } from './ledger/ledger-csv.server'
export { keptOf, refundOrder } from './money/refund-order.server'
export { moveBalance } from './move-balance.server'
export { BankAccountForm, OrderActForm, voucherFiles } from './order.schema'
export {
  orderRefundedJob,
  paymentArrivedJob,
  paymentReversedJob,
  transferChosenJob,
} from './order-jobs.server'
export { awaitsBalanceIn, countOrders, lockOrder, readOrder } from './orders.repo.server'
export { ordersCsv, ordersWorkbook } from './orders-export.server'
export { paymentJobs } from './payment-jobs.server'
export { takeWebhook } from './stripe/take-webhook.server'
export { saveBankAccount } from './transfer/bank-account.server'
export { openVoucher } from './transfer/vouchers.server'
