import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '~db/client.server'
import { defineJob, enqueue } from './jobs.server'

/** A file that is made when the mail goes out: by whom, of what, and in which language. */
export const MailAttachment = z.object({ kind: z.string(), key: z.string(), lang: z.enum(['zh', 'en']) })
export type MailAttachment = z.output<typeof MailAttachment>

export type Mail = {
  /** what it is about, such as `verify_email` */
  kind: string
  to: string
  /** whose mail it is, where they have an account */
  personId?: number | null
  subject: string
  /** plain text, already worded in the reader's language */
  text: string
  /** where a POST without a session turns off mails like it (RFC 8058); none for what must be sent */
  unsubscribeUrl?: string
  attachment?: MailAttachment
}

export const sendMailJob = defineJob('send_mail', z.object({ mailId: z.number().int() }))

/** Tries are spread over half a day: links in a mail do not live longer. */
const MOST_ATTEMPTS = 12

/** One address and nothing else: no list, no name, no line break that would begin another header. */
const address = z.email('mail goes to one plain address').max(254)

/**
 * Keeps a mail to go out, with its job, in the caller's transaction. Its Message-ID is made here, once. Control
 * characters in the subject become spaces. Throws where `to` is not one plain address.
 */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  const { id } = await tx
    .insertInto('mails')
    .values({
      kind: mail.kind,
      person_id: mail.personId ?? null,
      to_address: address.parse(mail.to),
      subject: mail.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim(),
      body_text: mail.text,
      message_id: `<${randomUUID()}@muster>`,
      unsubscribe_url: mail.unsubscribeUrl ?? null,
      attachment: mail.attachment ? JSON.stringify(mail.attachment) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueueMail(tx, id)
}

/** Adds the job of a mail, or takes the place of the one it has. */
export const enqueueMail = (tx: Tx, mailId: number): Promise<void> =>
  enqueue(tx, sendMailJob, { mailId }, { jobKey: `mail:${mailId}`, maxAttempts: MOST_ATTEMPTS })
