import { type Kysely, sql } from 'kysely'

/** The link that goes to the former address when a person's address is changed, by which its owner can object. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table email_tokens
      drop constraint email_tokens_purpose_check,
      add constraint email_tokens_purpose_check
        check (purpose in ('verify_email', 'reset_password', 'change_email', 'keep_email'));
  `.execute(db)
}

export async function down(): Promise<void> {
  throw new Error('accounts are not taken back: restore the database from a copy instead')
}
