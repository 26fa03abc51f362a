import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Tx } from '~db/client.server'
import type { Env } from './env.server'
import { defineJob, handle } from './jobs.server'
import { enqueueMail, MailAttachment, sendMailJob } from './mail.server'
import type { Services } from './services.server'

const resumeMailsJob = defineJob('resume_mails', z.object({}).loose())

export type MadeFile = { filename: string; contentType: string; content: Buffer }

/** By the kind of an attachment, what makes its file; null: there is nothing to attach any more. */
export type AttachmentMakers = Record<
  string,
  (services: Services, attachment: MailAttachment) => Promise<MadeFile | null>
>

/**
 * Delivery of what `queueMail` kept. Without SMTP_URL a mail stays where it is, in the table; that is the outbox
 * of a site without a mail server.
 */
export const mailJobs = (makers: AttachmentMakers = {}) => [
  handle(sendMailJob, ({ mailId }, services) => sendMail(services, makers, mailId)),
  handle(resumeMailsJob, (_, services) => resumeMails(services), { schedule: '*/5 * * * *' }),
]

/**
 * Sends a mail that is not sent yet. Its row stays locked from before the sending until it is marked, so two
 * jobs never send it both; a process that dies between the two sends it again under the same Message-ID. Throws
 * what may pass, for the queue to try again; what the receiving server refuses for good is only recorded.
 */
async function sendMail(services: Services, makers: AttachmentMakers, mailId: number): Promise<void> {
  const { db, env, clock, logger } = services
  if (!env.SMTP_URL) return
  const failure = await db.transaction().execute(async (tx) => {
    const mail = await lockUnsent(tx, mailId)
    if (!mail) return
    const mark = (outcome: {
      sent_at?: Date
      last_error: string | null
      body_text?: string
      unsubscribe_url?: null
    }) =>
      tx
        .updateTable('mails')
        .set({ ...outcome, attempts: mail.attempts + 1 })
        .where('id', '=', mailId)
        .execute()
    try {
      await deliver(env, mail, await attached(services, makers, mail))
    } catch (error) {
      const final = isFinal(error)
      await mark({ last_error: wordsOf(error) })
      logger.warn({ err: error, mailId, kind: mail.kind, final }, 'a mail was not sent')
      return final ? undefined : { error }
    }
    // A body may hold a link that signs in, of which only the reader's copy is to stay.
    await mark({ sent_at: clock.now(), last_error: null, body_text: '', unsubscribe_url: null })
    logger.info({ mailId, kind: mail.kind }, 'a mail was sent')
  })
  if (failure) throw failure.error
}

type UnsentMail = NonNullable<Awaited<ReturnType<typeof lockUnsent>>>

/** Undefined: sent, gone, or being sent by another. */
const lockUnsent = (tx: Tx, mailId: number) =>
  tx
    .selectFrom('mails')
    .selectAll()
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

async function attached(
  services: Services,
  makers: AttachmentMakers,
  { attachment }: UnsentMail,
): Promise<MadeFile[]> {
  if (attachment === null) return []
  const asked = MailAttachment.parse(attachment)
  const make = makers[asked.kind]
  if (!make) throw new Error(`nothing makes an attachment of the kind ${asked.kind}`)
  const file = await make(services, asked)
  return file ? [file] : []
}

async function deliver(
  { SMTP_URL, MAIL_FROM }: Env,
  mail: UnsentMail,
  attachments: MadeFile[],
): Promise<void> {
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: { name: '', address: mail.to_address },
      subject: mail.subject,
      text: mail.body_text,
      attachments,
      messageId: mail.message_id,
      date: mail.created_at,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(mail.unsubscribe_url && {
          'List-Unsubscribe': `<${mail.unsubscribe_url}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    })
  } finally {
    transport.close()
  }
}

/** Of a refusal by code 5xx only what is said of the reader or the mail: a wrong password can be put right. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { responseCode, command } = error as Error & { responseCode?: number; command?: string }
  return (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA')
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500)

const MINUTE = 60_000

/**
 * Gives a new job to each mail whose own job is held by a process that died: the queue itself frees such a job
 * after four hours only. One that failed has a job that waits; one older than an hour is left to the queue.
 */
async function resumeMails({ db, env, clock }: Services): Promise<void> {
  if (!env.SMTP_URL) return
  const now = clock.now().getTime()
  await db.transaction().execute(async (tx) => {
    const mails = await tx
      .selectFrom('mails')
      .select('id')
      .where('sent_at', 'is', null)
      .where('last_error', 'is', null)
      .where('created_at', '<', new Date(now - 5 * MINUTE))
      .where('created_at', '>', new Date(now - 60 * MINUTE))
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id } of mails) await enqueueMail(tx, id)
  })
}
