import { z } from 'zod'
import { type personalPage, readFilters } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import type { EventScope } from '../../event'
import { readStops } from '../../tours/stops/stops.repo.server'
import { type SyncForm, scansOf } from '../check-in/check-in.schema'
import { readGate, recordScans } from '../check-in/record-scans.server'
import type { Roster } from '../check-in/roster'
import { readRoster } from '../check-in/roster.server'
import type { SentScan } from '../check-in/scan'

type Page = Pick<ReturnType<typeof personalPage>, 'services' | 'viewer' | 'url' | 'lang'>

const Query = z.object({
  since: z.coerce.number().int().nonnegative().optional(),
  after: z.coerce.number().int().nonnegative().default(0),
  stop: z.string().optional(),
})

/** What a gate carries along. @throws DomainError those of `readGate` */
export async function gateRoster({ services, viewer, url, lang }: Page, scope: EventScope): Promise<Roster> {
  const { since = null, after } = readFilters(url, Query)
  const { kind } = await readGate(services, viewer, scope)
  const { db, clock } = services
  const [roster, stops] = await Promise.all([
    readRoster(db, scope, { since, after, now: clock.now(), day: clock.today() }),
    kind === 'tour' ? readStops(db, scope.eventId) : [],
  ])
  return {
    ...roster,
    stops: stops.map(({ id, titleZh, titleEn }) => [id, inLang(lang, titleZh, titleEn)]),
  }
}

/** Takes the scans of a gate. @throws DomainError those of `recordScans` */
export async function takeScans(
  { services, viewer }: Pick<Page, 'services' | 'viewer'>,
  scope: EventScope,
  form: z.output<typeof SyncForm>,
): Promise<SentScan[]> {
  const scans = scansOf(form, services.clock.now())
  const stored = await recordScans(services, viewer, { ...scope, scans })
  return stored.map(({ clientId, result, first }) => ({
    clientId,
    result,
    first: first && { gate: first.gate, at: first.at.getTime() },
  }))
}
