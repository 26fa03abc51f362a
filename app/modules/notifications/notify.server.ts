import type { MemberRole } from '~/modules/accounts'
import { enqueue } from '~/platform/jobs.server'
import type { Tx } from '~db/client.server'
import { comesInBulk, type Frequency, type NoticeKind, usualPreference } from './kinds'
import { GATHER_MS, mailDueAt, ONE_BY_ONE } from './mails/mail-times'
import { sendNoticesJob } from './mails/send-notices-job.server'
import type { NoticeParams, NoticeWords } from './notice'

/** Whom a notice is for: everybody of an organisation who has one of the roles, or people by their ids. */
export type NoticeTo =
  | { organisationId: number; roles: readonly MemberRole[] }
  | { personIds: readonly number[] }

export type Notice = {
  kind: NoticeKind
  /** what happened, such as `introduction_accepted`: it names the mail */
  event: string
  to: NoticeTo
  words: NoticeWords
  params?: NoticeParams
  /** what it is about, such as `introduction:12` */
  subject: string
  /** where it leads, without the language */
  path: string
  /** the same news has the same key: told again, it is not told anew */
  key: string
  /** whoever has not read what they were told of the same event and subject before is not told again */
  onceUntilRead?: boolean
}

/**
 * Tells people something, in the caller's transaction: a notice for each, and its mail as each of them chose. Doing
 * it again with the same key changes nothing. Whoever turned a kind off everywhere gets no notice of it.
 * `at`: now. `origin`: the site's address as the caller's request has it, for sites that name none.
 */
export async function notify(
  tx: Tx,
  { kind, event, to, words, params = {}, subject, path, key, onceUntilRead = false }: Notice,
  { at, origin }: { at: Date; origin?: string },
): Promise<void> {
  const all = await readersOf(tx, to, kind, at)
  const told = onceUntilRead ? await unreadBy(tx, { event, subject }) : new Set()
  const readers = all.filter(({ id }) => !told.has(id))
  const usual = usualPreference(kind)
  const rows = readers.flatMap((reader) => {
    const onSite = reader.on_site ?? usual.onSite
    const due = mailDueAt((reader.mail as Frequency | null) ?? usual.mail, at, {
      gathered: comesInBulk(kind) || (reader.recent ?? 0) >= ONE_BY_ONE,
      waiting: reader.waiting,
    })
    if (!onSite && due === null) return []
    return {
      person_id: reader.id,
      organisation_id: 'organisationId' in to ? to.organisationId : null,
      kind,
      event,
      words,
      params: JSON.stringify(params),
      subject,
      path,
      key,
      on_site: onSite,
      created_at: at,
      mail_due_at: due,
    }
  })
  if (rows.length === 0) return
  const added = await tx
    .insertInto('notices')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .returning(['person_id', 'mail_due_at'])
    .execute()
  for (const { person_id: personId, mail_due_at: due } of added) {
    // What waits for the morning is found by the job that looks for what is due.
    if (due === null || due.getTime() - at.getTime() > GATHER_MS) continue
    await enqueue(
      tx,
      sendNoticesJob,
      { personId, ...(origin && { origin }) },
      { jobKey: `notices:${personId}:${due.getTime()}`, runAt: due },
    )
  }
}

/** Who has a notice of this that they have not read. */
async function unreadBy(tx: Tx, { event, subject }: Pick<Notice, 'event' | 'subject'>): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('notices')
    .select('person_id')
    .where('subject', '=', subject)
    .where('event', '=', event)
    .where('read_at', 'is', null)
    .execute()
  return new Set(rows.map(({ person_id: id }) => id))
}

/** Each with what they chose, how many of the kind they were just told, and the mail that waits for them. */
const readersOf = (tx: Tx, to: NoticeTo, kind: NoticeKind, at: Date) => {
  const people = tx
    .selectFrom('people as p')
    .leftJoin('notice_preferences as f', (join) =>
      join.onRef('f.person_id', '=', 'p.id').on('f.kind', '=', kind),
    )
    .select((eb) => [
      'p.id',
      'f.on_site',
      'f.mail',
      eb
        .selectFrom('notices as n')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('n.person_id', '=', 'p.id')
        .where('n.kind', '=', kind)
        .where('n.created_at', '>', new Date(at.getTime() - GATHER_MS))
        .as('recent'),
      eb
        .selectFrom('notices as n')
        .select((least) => least.fn.min('n.mail_due_at').as('at'))
        .whereRef('n.person_id', '=', 'p.id')
        .where('n.mail_due_at', '>', at)
        .where('n.mail_due_at', '<=', new Date(at.getTime() + GATHER_MS))
        .as('waiting'),
    ])
    .where('p.state', '=', 'active')
    .orderBy('p.id')
  if ('personIds' in to) return people.where('p.id', 'in', [0, ...to.personIds]).execute()
  return people
    .where('p.id', 'in', (members) =>
      members
        .selectFrom('memberships as m')
        .select('m.person_id')
        .where('m.organisation_id', '=', to.organisationId)
        .where('m.role', 'in', [...to.roles]),
    )
    .execute()
}
