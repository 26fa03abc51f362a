import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { Facts } from '~/modules/accounts'
import { defineAction } from '~/modules/accounts/index.server'
import { OrderFrame } from '~/modules/payments'
import { actingPage, BankAccountForm, bankPage, saveBankAccount } from '~/modules/payments/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

/** Where the organisation that the viewer acts for takes transfers. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, url, account, writes } = await bankPage(args)
  const title = t('order.bankTitle')
  const path = localPath(lang, '/orders/received/bank')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    crumbs: [{ href: localPath(lang, '/orders/received'), label: t('order.receivedTitle') }],
    did: url.searchParams.get('did') === 'saved' ? t('order.did_saved') : null,
    account,
    writes,
  }
}

export const action = defineAction(
  BankAccountForm,
  async (account, { services, viewer, lang, organisation }) => {
    await saveBankAccount(services, viewer, organisation.id, account)
    return redirect(localPath(lang, '/orders/received/bank?did=saved'))
  },
  actingPage,
)

export default function BankAccountPage() {
  const { t } = useTranslation()
  const { crumbs, did, account, writes } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <OrderFrame title={t('order.bankTitle')} lead={t('order.bankLead')} crumbs={crumbs} did={did}>
      {!account && <Notice>{t('order.bankNone')}</Notice>}
      {writes ? (
        <ActionForm state={state} className="panel max-w-2xl p-4">
          <TextField
            name="payee"
            label={t('order.payee')}
            defaultValue={account?.payee}
            maxLength={120}
            required
          />
          <TextField
            name="bank"
            label={t('order.bankName')}
            defaultValue={account?.bank}
            maxLength={120}
            required
          />
          <TextField
            name="accountNumber"
            label={t('order.account')}
            defaultValue={account?.accountNumber}
            maxLength={45}
            autoComplete="off"
            required
          />
          <Button look="main" className="justify-self-start">
            {t('order.save')}
          </Button>
        </ActionForm>
      ) : (
        account && (
          <Facts
            rows={[
              [t('order.payee'), account.payee],
              [t('order.bankName'), account.bank],
              [t('order.account'), account.accountNumber],
            ]}
          />
        )
      )}
    </OrderFrame>
  )
}
