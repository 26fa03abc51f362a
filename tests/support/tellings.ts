import { tellComers } from '~/modules/events/index.server'
import type { TestDatabase } from './database'
import { testServices } from './services'

/** What everybody who comes to an event is told, in a database of the tests. */
export function tellingsIn(database: TestDatabase) {
  /** What the people were told of an event's news or agenda: id of the person and the words' gaps. */
  const notices = (kind: 'event_news' | 'event_agenda') =>
    database.db
      .selectFrom('notices')
      .select(['person_id', 'params', 'path', 'mail_due_at'])
      .where('kind', '=', kind)
      .orderBy('person_id')
      .execute()
  const tellings = () =>
    database.db
      .selectFrom('event_tellings')
      .select(['id', 'state', 'told', 'after_person'])
      .orderBy('id')
      .execute()
  return {
    notices,
    tellings,
    told: async (kind: 'event_news' | 'event_agenda') => (await notices(kind)).map(({ person_id: id }) => id),
    /** What the worker does, so many people at a time. */
    work: async (batch = 2) => {
      for (const { id } of await tellings())
        await tellComers(testServices(database), id, undefined, { batch })
    },
    clear: async () => {
      await database.db.deleteFrom('event_tellings').execute()
      await database.db.deleteFrom('notices').execute()
    },
  }
}
