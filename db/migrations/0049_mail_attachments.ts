import { type Kysely, sql } from 'kysely'

/** A mail can carry a file, which is made when it goes out, of what is true then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mails add column attachment jsonb check (jsonb_typeof(attachment) = 'object');
    comment on column mails.attachment is 'what makes the file and of what: kind, key, lang';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mails drop column attachment`.execute(db)
}
