import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '~db/client.server'
import { defineJob, enqueue } from './jobs.server'

export type Mail = {
  /** what it is about, such as `verify_email` */
  kind: string
  to: string
  /** whose mail it is, where they have an account */
  personId?: number | null
  subject: string
  /** plain text, already worded in the reader's language */
  text: string
}

export const sendMailJob = defineJob('send_mail', z.object({ mailId: z.number().int() }))

/** Keeps a mail to go out, with its job, in the caller's transaction. Its Message-ID is made here, once. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  const { id } = await tx
    .insertInto('mails')
    .values({
      kind: mail.kind,
      person_id: mail.personId ?? null,
      to_address: mail.to,
      subject: mail.subject,
      body_text: mail.text,
      message_id: `<${randomUUID()}@muster>`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueue(tx, sendMailJob, { mailId: id })
}
