import type { Tx } from '~db/client.server'
import { endSessions } from '../sessions/sessions.repo.server'

/** What stands in place of a name that is gone. */
const NO_NAME = '已注销'

/** A ticket that somebody had is no longer good, whoever of their colleagues it was for. */
const noVisitor = {
  ...{ state: 'cancelled', name: NO_NAME, organisation_name: '', title: '', phone: '', email: '' },
  shares_contact: false,
}

/**
 * Takes away everything that says who a person was. Their row stays, for what refers to it by number: the audit log,
 * reviews, files. The caller holds the row's lock.
 */
export async function erasePerson(
  tx: Tx,
  { id, email }: { id: number; email: string | null },
  at: Date,
): Promise<void> {
  await endSessions(tx, id)
  for (const table of [
    'pending_sign_ins',
    'passkey_challenges',
    'passkeys',
    'recovery_codes',
    'email_tokens',
    'memberships',
    'notices',
    'notice_preferences',
    'notice_quiet_hours',
    'saved_searches',
    'saved_items',
    'tour_stop_organizers',
  ] as const)
    await tx.deleteFrom(table).where('person_id', '=', id).execute()
  await tx
    .deleteFrom('mails')
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', id), ...(email ? [eb('to_address', '=', email)] : [])]))
    .execute()
  await tx
    .updateTable('mails')
    .set({ to_address: '', subject: '', body_text: '', last_error: null, unsubscribe_url: null })
    .where((eb) => eb.or([eb('person_id', '=', id), ...(email ? [eb('to_address', '=', email)] : [])]))
    .execute()
  await tx.updateTable('invitations').set({ email: '' }).where('accepted_by', '=', id).execute()
  await tx
    .updateTable('event_visitors')
    .set({ ...noVisitor, cancelled_at: at, updated_at: at })
    .where('person_id', '=', id)
    // Whom a sign-up names, their organisation names.
    .where('sign_up_id', 'is', null)
    .execute()
  if (email)
    await tx
      .updateTable('invitations')
      .set({ email: '', revoked_at: at })
      .where('email', '=', email)
      .where('accepted_at', 'is', null)
      .execute()
  await tx
    .updateTable('people')
    .set({
      state: 'deleted',
      deleted_at: at,
      updated_at: at,
      email: null,
      email_verified_at: null,
      name: NO_NAME,
      password_hash: null,
      platform_role: null,
      totp_secret: null,
      totp_confirmed_at: null,
      totp_last_step: null,
    })
    .where('id', '=', id)
    .execute()
}
