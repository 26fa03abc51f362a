import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'

export type BankAccount = { payee: string; bank: string; accountNumber: string }

/** Where an organisation takes transfers; null: it has not said. */
export async function readBankAccount(db: Db | Tx, organisationId: number): Promise<BankAccount | null> {
  const row = await db
    .selectFrom('bank_accounts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { payee: row.payee, bank: row.bank, accountNumber: row.account_number } : null
}

/**
 * Says where the organisation takes transfers. The number is in no log.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403): it is the owners' to say
 */
export const saveBankAccount = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  organisationId: number,
  { payee, bank, accountNumber }: BankAccount,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuseWithout(viewer, organisationId, 'govern', { kind: 'organisation', id: organisationId })
    const there = await readBankAccount(tx, organisationId)
    if (there?.payee === payee && there.bank === bank && there.accountNumber === accountNumber) return
    const row = { payee, bank, account_number: accountNumber, updated_at: clock.now() }
    await tx
      .insertInto('bank_accounts')
      .values({ organisation_id: organisationId, ...row })
      .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(row))
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.bank_account_saved',
      object: { kind: 'organisation', id: organisationId },
    })
  })
