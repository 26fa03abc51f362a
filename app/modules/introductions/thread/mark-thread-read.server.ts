import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import { settleNotices } from '~/modules/notifications/index.server'
import type { Services } from '~/platform/services.server'
import { tellNews } from '~db/news.server'
import { readIntroduction } from '../introductions.repo.server'
import { threadTopic } from './message'

/**
 * Notes that the viewer has seen the thread up to a message, and never less than before. What they were told of it
 * counts as read, and is not mailed any more.
 * @throws DomainError `not_found` (404)
 */
export const markThreadRead = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { introductionId: id, upTo }: { introductionId: number; upTo: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await readIntroduction(tx, viewer, id, now)
    const { rows } = await sql`
      insert into introduction_reads as r (introduction_id, person_id, message_id, read_at)
      select ${id}, ${viewer.id}, max(m.id), ${now} from introduction_messages m
      where m.introduction_id = ${id} and m.id <= ${upTo} having count(*) > 0
      on conflict (introduction_id, person_id) do update
        set message_id = excluded.message_id, read_at = excluded.read_at
        where r.message_id < excluded.message_id
      returning 1`.execute(tx)
    if (rows.length === 0) return
    await settleNotices(tx, viewer.id, {
      subject: `introduction:${id}`,
      event: 'introduction_message',
      at: now,
    })
    await tellNews(tx, threadTopic(id))
  })
