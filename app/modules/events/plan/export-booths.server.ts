import type { Viewer } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import { readBoothClasses } from '../booths/booth-classes.repo.server'
import { readOwnEvent } from '../events.repo.server'
import { boothCsv, boothCsvTemplate } from './booth-csv'
import { readPlan } from './plan.repo.server'

/** The booths of an own event as CSV, or two to go by. @throws DomainError `not_found` (404) */
export async function boothFile(
  db: Db,
  viewer: Viewer,
  { eventId, template }: { eventId: number; template: boolean },
): Promise<string> {
  await readOwnEvent(db, viewer, eventId, 'exhibition')
  const [plans, classes] = await Promise.all([readPlan(db, eventId), readBoothClasses(db, eventId)])
  return template ? boothCsvTemplate(plans, classes) : boothCsv(plans, classes)
}
