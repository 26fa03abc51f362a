import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '~/platform/clock.server'
import { enqueue } from '~/platform/jobs.server'
import { type Mail, queueMail, sendMailJob } from '~/platform/mail.server'
import { type AttachmentMakers, mailJobs } from '~/platform/send-mail.server'
import type { Services } from '~/platform/services.server'
import { graphileLogger, taskList } from '~/platform/worker.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'
import { useMailServer } from '../support/smtp'

const mail: Mail = {
  kind: 'verify_email',
  to: 'duty@rescue.example',
  subject: '请确认你的邮箱：聚援 Muster · confirm your e-mail, within twenty-four hours of registering',
  text: '你好，\n\n请打开下面的链接：\nhttps://muster.example/verify?t=a=b&c\n.\n此致\n聚援 Muster',
}
const lines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd()

describe('mail', () => {
  const database = useDatabase()
  const server = useMailServer()

  beforeEach(async () => {
    server.received.length = 0
    server.refuse = () => null
    server.beforeAccept = async () => {}
    await server.start()
  })
  afterEach(async () => {
    await server.stop()
    await database.db.deleteFrom('mails').execute()
    await sql`delete from graphile_worker._private_jobs`.execute(database.db)
  })

  const makers: AttachmentMakers = {
    leaflet: async (_, { key, lang }) =>
      key === 'gone'
        ? null
        : {
            filename: '须知.pdf',
            contentType: 'application/pdf',
            content: Buffer.from(`leaflet ${key} ${lang}`),
          },
  }
  const services = (env: { SMTP_URL?: string } = { SMTP_URL: server.url }): Services => {
    const usual = testServices(database)
    return { ...usual, env: { ...usual.env, ...env, MAIL_FROM: '聚援 <post@muster.example>' } }
  }
  const keep = async (part: Partial<Mail> = {}) => {
    await database.db.transaction().execute((tx) => queueMail(tx, { ...mail, ...part }))
    return (await row()).id
  }
  const row = () =>
    database.db.selectFrom('mails').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  const again = (mailId: number) =>
    database.db.transaction().execute((tx) => enqueue(tx, sendMailJob, { mailId }))
  const work = (parts = services()) =>
    runOnce({
      connectionString: database.url,
      taskList: taskList(mailJobs(makers), parts, new AbortController().signal),
      noHandleSignals: true,
      logger: graphileLogger(parts.logger),
    })
  const jobs = async () => {
    const { rows } = await sql<{ attempts: number; last_error: string | null; waits: boolean }>`
      select attempts, last_error, run_at > now() as waits from graphile_worker.jobs
    `.execute(database.db)
    return rows
  }
  const makeDue = () => sql`update graphile_worker._private_jobs set run_at = now()`.execute(database.db)

  it('arrives as it was written, from the site, and says that no person sent it', async () => {
    await keep()
    const { message_id } = await row()
    await work()
    expect(server.received).toHaveLength(1)
    const [{ headers, ...received } = expect.fail()] = server.received
    expect(received).toMatchObject({ from: 'post@muster.example', recipients: [mail.to] })
    expect(lines(received.text)).toBe(mail.text)
    expect(Object.fromEntries(headers)).toMatchObject({
      subject: [mail.subject],
      from: ['聚援 <post@muster.example>'],
      to: [mail.to],
      'message-id': [message_id],
      'auto-submitted': ['auto-generated'],
    })
  })

  it('carries a file that is made when it goes out, and goes without where there is none any more', async () => {
    await keep({ attachment: { kind: 'leaflet', key: '7', lang: 'zh' } })
    await work()
    const [{ headers, text } = expect.fail()] = server.received
    expect(headers.get('content-type')?.[0]).toMatch(/^multipart\/mixed/)
    expect(text).toContain(Buffer.from('leaflet 7 zh').toString('base64'))
    expect(text).toMatch(/Content-Type: application\/pdf/)
    await keep({ attachment: { kind: 'leaflet', key: 'gone', lang: 'zh' } })
    await work()
    expect(server.received).toHaveLength(2)
    expect(lines(server.received[1]?.text ?? '')).toBe(mail.text)
    await keep({ attachment: { kind: 'unheard of', key: '7', lang: 'zh' } })
    await work()
    expect(server.received).toHaveLength(2)
    expect(await row()).toMatchObject({ sent_at: null, last_error: expect.stringContaining('unheard of') })
    expect(await jobs()).toMatchObject([{ attempts: 1, waits: true }])
  })

  it('is marked as sent, and its text, which may hold a link that signs in, is not kept', async () => {
    await keep()
    await work()
    const { sent_at, attempts, last_error, body_text } = await row()
    expect({ sent: sent_at !== null, attempts, last_error, body_text }).toEqual({
      sent: true,
      attempts: 1,
      last_error: null,
      body_text: '',
    })
  })

  it('goes out once when its job runs twice, one after the other or at once', async () => {
    const id = await keep()
    await again(id)
    await work()
    await again(id)
    await work()
    expect(server.received).toHaveLength(1)

    const other = await keep()
    await again(other)
    // The second job runs to its end while the first is still sending.
    let second: Promise<void> | undefined
    server.beforeAccept = async () => {
      second ??= Promise.resolve(work())
      await second
    }
    await work()
    await second
    expect(server.received).toHaveLength(2)
  })

  it('goes out again under the same Message-ID when its worker is lost between sending and marking', async () => {
    const id = await keep()
    let lost = false
    server.beforeAccept = async () => {
      if (lost) return
      lost = true
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()
      `.execute(database.db)
    }
    await work()
    expect(server.received).toHaveLength(1)
    expect((await row()).sent_at).toBeNull()
    await makeDue()
    await work()
    await again(id)
    await work()
    expect(server.received).toHaveLength(2)
    const ids = server.received.map(({ headers }) => headers.get('message-id')?.[0])
    expect(ids).toEqual([(await row()).message_id, ids[0]])
    expect((await row()).sent_at).not.toBeNull()
  })

  it('is taken up by another worker when its own died with the job in hand', async () => {
    await keep()
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`.execute(
      database.db,
    )
    await work()
    expect(server.received).toHaveLength(0)
    const resume = async (minutes: number) => {
      const later = fixedClock(new Date((await row()).created_at.getTime() + minutes * 60_000))
      await mailJobs()
        .find(({ name }) => name === 'resume_mails')
        ?.run({}, { ...services(), clock: later }, new AbortController().signal)
      await work()
      return server.received.length
    }
    expect([await resume(4), await resume(61), await resume(6), await resume(11)]).toEqual([0, 0, 1, 1])
  })

  it('waits while the server is down and goes out when it is back', async () => {
    await keep()
    await server.stop()
    await work()
    expect(await row()).toMatchObject({
      sent_at: null,
      attempts: 1,
      last_error: expect.stringContaining('ECONNREFUSED'),
    })
    expect(await jobs()).toMatchObject([{ attempts: 1, waits: true }])
    await server.start()
    await makeDue()
    await work()
    expect(server.received).toHaveLength(1)
    expect(await row()).toMatchObject({ attempts: 2, last_error: null })
    expect(await jobs()).toEqual([])
  })

  it('is tried again after a refusal for now, and not after one for good, which is kept with its reason', async () => {
    server.refuse = (address) =>
      Object.assign(new Error(`no such box: ${address}`), {
        responseCode: address.startsWith('busy') ? 450 : 550,
      })
    await keep({ to: 'busy@rescue.example' })
    await work()
    expect(await row()).toMatchObject({ sent_at: null, last_error: expect.stringContaining('450') })
    expect(await jobs()).toMatchObject([{ attempts: 1, waits: true }])
    await sql`delete from graphile_worker._private_jobs`.execute(database.db)

    await keep({ to: 'gone@rescue.example' })
    await work()
    expect(await row()).toMatchObject({
      sent_at: null,
      last_error: expect.stringContaining('no such box: gone@rescue.example'),
    })
    expect(await jobs()).toEqual([])
    expect(server.received).toEqual([])
  })

  it('stays in the database where there is no server', async () => {
    await keep()
    await work(services({}))
    expect(await row()).toMatchObject({ sent_at: null, attempts: 0, body_text: mail.text })
    expect(await jobs()).toEqual([])
  })

  it('carries no header and no reader that a subject or an address smuggles in', async () => {
    await keep({ subject: 'One\r\nBcc: thief@evil.example\r\n\r\nanother body\u2028\u0000end' })
    await work()
    const [{ headers, recipients, text } = expect.fail()] = server.received
    expect(headers.get('subject')).toEqual(['One Bcc: thief@evil.example another body end'])
    expect(headers.has('bcc')).toBe(false)
    expect(recipients).toEqual([mail.to])
    expect(lines(text)).toBe(mail.text)
    for (const to of [
      'a@rescue.example\r\nBcc: thief@evil.example',
      'a@rescue.example>\r\nRCPT TO:<thief@evil.example',
      'a@rescue.example, thief@evil.example',
      'A <thief@evil.example>',
      'rescue.example',
      '',
    ])
      await expect(keep({ to }), to).rejects.toThrow('mail goes to one plain address')
    expect(await database.db.selectFrom('mails').select('id').execute()).toHaveLength(1)
  })
})
