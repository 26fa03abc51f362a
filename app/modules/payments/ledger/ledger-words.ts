import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { LedgerAccount } from './ledger'

export const accountWords = (account: LedgerAccount, lang: Lang): string => {
  const { t } = i18nFor(lang)
  if (account === 'cash:stripe') return t('order.account_cash_stripe')
  return account === 'cash:bank' ? t('order.account_cash_bank') : t(`order.account_${account}`)
}
