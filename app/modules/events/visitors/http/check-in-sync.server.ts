import { z } from 'zod'
import { type personalPage, readFilters } from '~/modules/accounts/index.server'
import { type SyncForm, scansOf } from '../check-in/check-in.schema'
import { readGatedEvent, recordScans } from '../check-in/record-scans.server'
import type { Roster } from '../check-in/roster'
import { readRoster } from '../check-in/roster.server'
import type { SentScan } from '../check-in/scan'

type Page = Pick<ReturnType<typeof personalPage>, 'services' | 'viewer' | 'url'>

const Query = z.object({
  since: z.coerce.number().int().nonnegative().optional(),
  after: z.coerce.number().int().nonnegative().default(0),
})

/** What a gate carries along. @throws DomainError those of `readGatedEvent` */
export async function gateRoster({ services, viewer, url }: Page, eventId: number): Promise<Roster> {
  const { since = null, after } = readFilters(url, Query)
  await readGatedEvent(services, viewer, eventId)
  const { db, clock } = services
  return readRoster(db, { eventId }, { since, after, now: clock.now(), day: clock.today() })
}

/** Takes the scans of a gate. @throws DomainError those of `recordScans` */
export async function takeScans(
  { services, viewer }: Omit<Page, 'url'>,
  eventId: number,
  form: z.output<typeof SyncForm>,
): Promise<SentScan[]> {
  const scans = scansOf(form, services.clock.now())
  const stored = await recordScans(services, viewer, { eventId, scans })
  return stored.map(({ clientId, result, first }) => ({
    clientId,
    result,
    first: first && { gate: first.gate, at: first.at.getTime() },
  }))
}
