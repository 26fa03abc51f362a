import type { Lang } from '~/locales/lang'
import { enqueue } from '~/platform/jobs.server'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { isNoticeKind } from '../kinds'
import type { NoticeParams } from '../notice'
import type { NoticeChecks } from '../notice-check'
import { unsubscribePath } from '../unsubscribe/unsubscribe-token.server'
import { quietUntil } from './mail-times'
import { composeMail } from './notice-mail'
import { sendNoticesJob } from './send-notices-job.server'

type Parts = Pick<Services, 'db' | 'clock' | 'env'>

/** By how much the clocks of two machines may differ, without a mail being put off for it. */
const SLACK_MS = 5_000

/**
 * Puts everything that is due to a person into one mail, in one transaction with the mark that it was: however often
 * it runs, and whatever dies in between, each notice is in one mail, and that mail is sent under one Message-ID. In
 * the person's quiet hours all of it waits for their end. What they turned off meanwhile is left out, and so is what
 * they were told as a member of an organisation that they belong to no more; `checks` say of some kinds what may still
 * be told.
 */
export const sendNotices = (
  { db, clock, env }: Parts,
  { personId, origin }: { personId: number; origin?: string | undefined },
  checks: NoticeChecks = {},
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const person = await readReader(tx, personId)
    const quietEnd =
      person && person.from_hour !== null && person.to_hour !== null
        ? quietUntil(now, { from: person.from_hour, to: person.to_hour })
        : null
    const due = await tx
      .updateTable('notices')
      .set(quietEnd ? { mail_due_at: quietEnd } : { mail_due_at: null, mailed_at: now })
      .where('person_id', '=', personId)
      .where('mail_due_at', '<=', new Date(now.getTime() + SLACK_MS))
      .returning(['id', 'kind', 'event', 'words', 'params', 'path', 'subject', 'organisation_id'])
      .execute()
    if (due.length === 0 || !person?.email) return
    if (quietEnd)
      return enqueue(
        tx,
        sendNoticesJob,
        { personId, ...(origin && { origin }) },
        { jobKey: `notices:${personId}:${quietEnd.getTime()}`, runAt: quietEnd },
      )
    const [off, member] = [await turnedOff(tx, personId), await organisationsOf(tx, personId)]
    const wanted = []
    for (const notice of due.toSorted((a, b) => a.id - b.id)) {
      const { kind, organisation_id: of, subject } = notice
      if (off.has(kind) || (of !== null && !member.has(of))) continue
      const check = isNoticeKind(kind) ? checks[kind] : undefined
      const before = notice.params as NoticeParams
      const params = check ? await check(tx, { personId, subject, params: before }) : before
      if (params !== null) wanted.push({ ...notice, params })
    }
    if (wanted.length === 0) return
    const site = env.ORIGIN ?? origin ?? `http://localhost:${env.PORT}`
    const kinds = [...new Set(wanted.map(({ kind }) => kind))].filter(isNoticeKind)
    const lang = person.language as Lang
    const unsubscribe = site + unsubscribePath(env, { personId, email: person.email, kinds, lang })
    const { subject, text } = composeMail(wanted, { name: person.name, lang, origin: site, unsubscribe })
    await queueMail(tx, {
      kind: wanted.length === 1 ? (wanted[0]?.event ?? 'notices') : 'notices',
      to: person.email,
      personId,
      subject,
      text,
      unsubscribeUrl: unsubscribe,
    })
  })

/** Undefined: nobody who is written to. */
const readReader = (tx: Tx, personId: number) =>
  tx
    .selectFrom('people as p')
    .leftJoin('notice_quiet_hours as q', 'q.person_id', 'p.id')
    .select(['p.name', 'p.email', 'p.language', 'q.from_hour', 'q.to_hour'])
    .where('p.id', '=', personId)
    .where('p.state', '=', 'active')
    .executeTakeFirst()

async function turnedOff(tx: Tx, personId: number): Promise<Set<string>> {
  const chosen = await tx
    .selectFrom('notice_preferences')
    .select(['kind', 'mail'])
    .where('person_id', '=', personId)
    .execute()
  return new Set(chosen.filter(({ mail }) => mail === 'never').map(({ kind }) => kind))
}

async function organisationsOf(tx: Tx, personId: number): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('memberships')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .execute()
  return new Set(rows.map(({ organisation_id }) => organisation_id))
}
